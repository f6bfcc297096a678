using System.Text;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Check;

/// <summary>Compares a document with what an example expects: types and values, numbers exactly, the order of members aside.</summary>
internal static class DocumentComparison
{
    /// <summary>Finds the first difference.</summary>
    /// <returns>What differs and where, or null.</returns>
    public static DocumentDifference? Difference(YamlNode expected, TokenTape actual, int node, bool part)
    {
        switch (expected.Kind)
        {
            case YamlKind.Mapping when actual.Kind(node) == JsonKind.Object:
                return Members(expected, actual, node, part);
            case YamlKind.Sequence when actual.Kind(node) == JsonKind.Array:
                return Items(expected, actual, node, part);
            default:
                return Same(expected, actual, node) ? null
                    : new(actual.Pointer(node), $"expected {Encoding.UTF8.GetString(expected.ToJson())}, found {Encoding.UTF8.GetString(actual.Raw(node))}");
        }
    }

    private static DocumentDifference? Members(YamlNode expected, TokenTape actual, int node, bool part)
    {
        foreach (var member in expected.Members)
        {
            if (!actual.TryGetMember(node, Encoding.UTF8.GetBytes(member.Name), out var value))
            {
                return new(JsonPointers.Append(actual.Pointer(node), member.Name), $"expected {Encoding.UTF8.GetString(member.Value.ToJson())}, which is not there");
            }

            if (Difference(member.Value, actual, value, part) is { } difference)
            {
                return difference;
            }
        }

        foreach (var child in actual.Children(node))
        {
            if (!part && expected[actual.NameText(child)] is null)
            {
                return new(actual.Pointer(child), $"not expected, found {Encoding.UTF8.GetString(actual.Raw(child))}");
            }
        }

        return null;
    }

    private static DocumentDifference? Items(YamlNode expected, TokenTape actual, int node, bool part)
    {
        if (expected.Items.Count != actual.Count(node))
        {
            return new(actual.Pointer(node), $"expected {expected.Items.Count} elements, found {actual.Count(node)}: {Encoding.UTF8.GetString(actual.Raw(node))}");
        }

        var index = 0;
        foreach (var child in actual.Children(node))
        {
            if (Difference(expected.Items[index++], actual, child, part) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static bool Same(YamlNode expected, TokenTape actual, int node) => expected.Kind switch
    {
        YamlKind.Text => actual.Kind(node) == JsonKind.String && actual.GetString(node) == expected.Text,
        YamlKind.Number => actual.Kind(node) == JsonKind.Number && actual.Number(node) == ExactNumber.Parse(Encoding.ASCII.GetBytes(expected.Text)),
        YamlKind.Boolean => actual.Kind(node) == (expected.Text == "true" ? JsonKind.True : JsonKind.False),
        YamlKind.Null => actual.Kind(node) == JsonKind.Null,
        _ => false,
    };
}

/// <summary>What differs.</summary>
/// <param name="Pointer">Where in the document.</param>
/// <param name="Text">What was expected there and what was found.</param>
internal sealed record DocumentDifference(string Pointer, string Text)
{
    /// <inheritdoc />
    public override string ToString() => $"{(Pointer.Length > 0 ? Pointer : "the document")}: {Text}";
}
