using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>Measures what XML does not say of itself: which elements are lists, and which are members named by an attribute.</summary>
internal static partial class XmlLayout
{
    private static readonly string[] NamingAttributes = ["name", "key"];

    /// <summary>
    /// Finds elements whose attribute is the name of a member (<c>&lt;Prop Name="SerialNumber"&gt;</c>): it differs among siblings
    /// everywhere, and reads like a name. Numbers of things differ among siblings too, but are no words.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Named(IReadOnlyList<JsonNode> documents)
    {
        var counts = new SortedDictionary<(string Element, string Attribute), Naming>();
        var siblings = new Dictionary<string, int>(StringComparer.Ordinal);
        documents.ToList().ForEach(document => Count(document, counts, siblings));
        return counts
            .Where(pair => NamingAttributes.Contains(pair.Key.Attribute[1..].ToLowerInvariant()) && siblings[pair.Key.Element] > 1
                && pair.Value is { Unique: true, Seen: >= 3 } naming && naming.Words == naming.Seen)
            .GroupBy(pair => pair.Key.Element, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Key.Attribute[1..], StringComparer.Ordinal);
    }

    /// <summary>Finds the elements that repeat in one document at least, as paths from the root.</summary>
    public static IReadOnlyList<string> Arrays(IReadOnlyList<JsonNode> documents)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        documents.ToList().ForEach(document => Repeated(document, "", paths));
        return [.. paths];
    }

    private static void Count(JsonNode? node, SortedDictionary<(string, string), Naming> counts, Dictionary<string, int> siblings)
    {
        foreach (var (name, value) in node as JsonObject ?? [])
        {
            IReadOnlyList<JsonNode?> elements = value is JsonArray list ? [.. list] : [value];
            siblings[name] = Math.Max(siblings.GetValueOrDefault(name), elements.Count);
            foreach (var attribute in elements.OfType<JsonObject>().SelectMany(element => element.Select(member => member.Key)).Where(key => key[0] == '@').Distinct())
            {
                var texts = elements.Select(element => (element as JsonObject)?[attribute]?.GetValue<string>()).OfType<string>().ToList();
                var naming = counts.TryGetValue((name, attribute), out var known) ? known : counts[(name, attribute)] = new Naming();
                naming.Seen += texts.Count;
                naming.Words += texts.Count(text => NameLike().IsMatch(text));
                naming.Unique &= texts.Distinct(StringComparer.Ordinal).Count() == texts.Count;
            }

            foreach (var element in elements)
            {
                Count(element, counts, siblings);
            }
        }
    }

    private static void Repeated(JsonNode? node, string path, SortedSet<string> paths)
    {
        foreach (var (name, value) in node as JsonObject ?? [])
        {
            var inner = Contracts.JsonPointers.Append(path, name);
            if (value is JsonArray list)
            {
                paths.Add(inner);
                list.ToList().ForEach(element => Repeated(element, inner, paths));
            }
            else
            {
                Repeated(value, inner, paths);
            }
        }
    }

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z_ -]*[0-9]{0,2}([A-Za-z_ -]+[0-9]{0,2})*\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex NameLike();

    private sealed class Naming
    {
        public int Seen { get; set; }

        public int Words { get; set; }

        public bool Unique { get; set; } = true;
    }
}
