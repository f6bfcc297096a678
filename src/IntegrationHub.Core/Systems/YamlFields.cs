using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Systems;

/// <summary>Reads typed members and collects every fault with file and line.</summary>
internal sealed class YamlFields
{
    public List<Problem> Problems { get; } = [];

    public void Fault(string code, YamlNode at, string message) => Problems.Add(new Problem(code, message, at.Place));

    public string Required(YamlNode node, string name)
    {
        if (node[name] is { IsScalar: true, Source.Length: > 0 } value)
        {
            return value.Source;
        }

        Fault("SYS-0001", node, $"'{name}' is missing. Add it.");
        return "";
    }

    public void OnlyKnown(YamlNode node, params ReadOnlySpan<string> known)
    {
        foreach (var member in node.Members)
        {
            if (!known.Contains(member.Name))
            {
                Problems.Add(new Problem("SYS-0003", $"'{member.Name}' is not known here. Correct the spelling or remove it; known are {string.Join(", ", known.ToArray())}.",
                    $"{node.File}:{member.Line}"));
            }
        }
    }

    public bool Flag(YamlNode node, string name)
    {
        if (node[name] is { Kind: YamlKind.Boolean } value)
        {
            return value.Text == "true";
        }

        Fault("SYS-0001", node, $"'{name}' must be true or false. Add it.");
        return false;
    }

    public T Word<T>(YamlNode at, string word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(value.ToString(), word.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        Problems.Add(new Problem("SYS-0002",
            $"'{word}' is not known. Use one of {string.Join(", ", Enum.GetNames<T>().Select(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName))}.",
            at.Place, RawValue: word));
        return default;
    }

    public IReadOnlyDictionary<string, string> Texts(YamlNode? node) =>
        (node?.Members ?? []).ToDictionary(member => member.Name, member => member.Value.Source, StringComparer.Ordinal);

    public IReadOnlyList<string> List(YamlNode? node) =>
        node is null ? [] : node.IsScalar ? [node.Source] : [.. node.Items.Select(item => item.Source)];

    public static void Flatten(YamlNode node, string prefix, Dictionary<string, string> into)
    {
        foreach (var member in node.Members)
        {
            var name = prefix + member.Name;
            switch (member.Value.Kind)
            {
                case YamlKind.Mapping:
                    Flatten(member.Value, name + ".", into);
                    break;
                case YamlKind.Sequence:
                    into[name] = string.Join(',', member.Value.Items.Select(item => item.Source));
                    break;
                default:
                    into[name] = member.Value.Source;
                    break;
            }
        }
    }
}
