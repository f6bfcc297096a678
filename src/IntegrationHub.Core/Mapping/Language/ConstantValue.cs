using System.Text;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Language;

/// <summary>A constant made ready to be compared with values of the input: no text is made of these.</summary>
internal sealed class ConstantValue(YamlNode node)
{
    private readonly byte[] _utf8 = node.Kind == YamlKind.Text ? Encoding.UTF8.GetBytes(node.Text) : [];
    private readonly ExactNumber? _number = node.Kind == YamlKind.Number ? ExactNumber.Parse(Encoding.ASCII.GetBytes(node.Text)) : null;

    /// <summary>Says whether a value equals the constant: type and value, numbers exactly.</summary>
    public bool Equals(TokenTape tape, int value) => node.Kind switch
    {
        YamlKind.Text => tape.StringEquals(value, _utf8),
        YamlKind.Number => tape.Kind(value) == JsonKind.Number && tape.Number(value) == _number,
        YamlKind.Boolean => tape.Kind(value) == (node.Text == "true" ? JsonKind.True : JsonKind.False),
        _ => false,
    };
}
