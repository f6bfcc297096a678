using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Formats;

/// <summary>
/// XML as a JSON tree, the same way always: an element is text, or an object with <c>@attribute</c>, child elements and
/// <c>#text</c>; what the interface names in <c>arrays</c> is a list also where there is one of it.
/// </summary>
internal sealed class XmlFormat : IMessageFormat
{
    public string Name => "xml";

    public FormatCodec Bind(FormatOptions options)
    {
        var arrays = options.List("arrays").ToHashSet(StringComparer.Ordinal);
        var namespaces = options.Table("namespaces").ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
        var named = options.Table("named");
        var root = options.Text("root");
        var rootNamespace = options.Text("rootNamespace");
        return new FormatCodec(
            (document, limits) => Read(document, limits, new XmlNames(namespaces, named), arrays),
            // From a member's name alone nothing tells which element it was, so there is no way back.
            named.Count > 0 ? null : tape => XmlWriting.Write(tape, root, rootNamespace, namespaces));
    }

    private static Outcome<TokenTape> Read(ReadOnlyMemory<byte> document, FormatLimits limits, XmlNames names, HashSet<string> arrays)
    {
        var root = XmlElements.Read(document, limits, names);
        if (!root.Succeeded)
        {
            return Outcome<TokenTape>.Failed(root.Problems);
        }

        using var builder = new TapeBuilder(document.Length);
        builder.StartObject();
        root.Value.Write(builder, "", arrays, root.Value.Namespace);
        builder.EndObject();
        return builder.Build(limits.Json with { MaxBytes = limits.Json.MaxBytes * 4 });
    }
}
