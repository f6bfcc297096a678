using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Formats;

/// <summary>JSON is its own tree.</summary>
internal sealed class JsonFormat : IMessageFormat
{
    public string Name => "json";

    public FormatCodec Bind(FormatOptions options) => new(
        static (document, limits) => TokenTape.Parse(document, limits.Json),
        static tape => Outcome<byte[]>.Of(tape.Text.ToArray()));
}
