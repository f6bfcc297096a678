using IntegrationHub.Core.Mapping.Formats.Layouts;

namespace IntegrationHub.Core.Mapping.Formats.FixedWidth;

/// <summary>Records with fields at fixed places, as a layout says.</summary>
internal sealed class FixedWidthFormat : IMessageFormat
{
    public string Name => "fixed";

    public FormatCodec Bind(FormatOptions options)
    {
        var layout = options.Layouts("layout", Name).FirstOrDefault();
        return new FormatCodec(
            (document, limits) => new FixedWidthReader(layout!, limits).Read(document),
            tape => new FixedWidthWriter(layout!, tape).Write());
    }
}
