using System.Text.Json;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Reconciliation.Attributes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace IntegrationHub.Core.Reconciliation;

/// <summary>Reads <c>mappings/policies/authority.yaml</c>. All faults are reported together, each with its line.</summary>
public static class AuthorityPolicyReader
{
    private static readonly string[] RootKeys = ["language", "policy", "version", "masters", "numbers", "events"];
    private static readonly string[] RuleKeys = ["id", "system", "stage", "site", "itemClass", "area", "from", "to"];
    private static readonly string[] Numbers = ["lot", "serial", "container", "ncr"];
    private static readonly string[] Events = [.. Enum.GetNames<Canonical.Events.Operation>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];

    private static readonly (string List, AuthorityKind Kind, string Subject, string[] Words)[] Sections =
    [
        ("masters", AuthorityKind.Master, "attribute", [Finding.TrackingAttribute, .. MasterAttribute.All.Select(one => one.Name)]),
        ("numbers", AuthorityKind.Number, "number", Numbers),
        ("events", AuthorityKind.Event, "event", Events),
    ];

    /// <summary>Reads the policy.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="file">The file name, for messages.</param>
    public static Outcome<AuthorityPolicy> Read(string text, string file)
    {
        var problems = new List<Problem>();
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            return Outcome<AuthorityPolicy>.Failed(new Problem("REC-0001", $"This is not YAML: {e.Message} Correct the line.", $"{file}:{e.Start.Line}"));
        }

        if (yaml.Documents.Count != 1 || yaml.Documents[0].RootNode is not YamlMappingNode root)
        {
            return Outcome<AuthorityPolicy>.Failed(new Problem("REC-0001", "An authority policy is one mapping with the members language, policy, version, masters. Start from the example in mappings/README.md.", file));
        }

        var reader = new Walk(file, problems);
        reader.OnlyKeys(root, RootKeys);
        if (reader.Text(root, "language") is var language and not "1")
        {
            problems.Add(new("REC-0002", $"The language is 1; found '{language}'. Set language: 1.", file));
        }

        var version = reader.Text(root, "version");
        if (version is null)
        {
            problems.Add(new("REC-0003", "The policy has no version. Add version: 1.0.0.", file));
        }

        var rules = new List<AuthorityRule>();
        foreach (var (list, kind, subject, words) in Sections)
        {
            if (!root.Children.TryGetValue(list, out var section) || section is not YamlSequenceNode nodes)
            {
                if (kind == AuthorityKind.Master || section is not null)
                {
                    problems.Add(new("REC-0004", $"The policy has no list '{list}'. Add one, empty where no system is the authority.", file));
                }

                continue;
            }

            foreach (var node in nodes.Children)
            {
                if (node is YamlMappingNode map && reader.Rule(map, kind, subject, words) is { } rule)
                {
                    reader.Overlap(rules, rule, map);
                    rules.Add(rule);
                }
                else if (node is not YamlMappingNode)
                {
                    problems.Add(new("REC-0004", $"A rule is a mapping with id, {subject}, system and stage. Write it as {{ id: ..., ... }}.", reader.Place(node)));
                }
            }
        }

        return problems.Count > 0 ? Outcome<AuthorityPolicy>.Failed(problems) : Outcome<AuthorityPolicy>.Of(new AuthorityPolicy(version!, rules));
    }

    private sealed class Walk(string file, List<Problem> problems)
    {
        public string Place(YamlNode node) => $"{file}:{node.Start.Line}";

        public void OnlyKeys(YamlMappingNode map, string[] known)
        {
            foreach (var key in map.Children.Keys.OfType<YamlScalarNode>().Where(k => !known.Contains(k.Value, StringComparer.Ordinal)))
            {
                problems.Add(new("REC-0005", $"'{key.Value}' is not known here. Use one of {string.Join(", ", known)}.", Place(key), RawValue: key.Value));
            }
        }

        public string? Text(YamlMappingNode map, string key) => map.Children.TryGetValue(key, out var node) ? (node as YamlScalarNode)?.Value : null;

        public AuthorityRule? Rule(YamlMappingNode map, AuthorityKind kind, string subject, string[] words)
        {
            var before = problems.Count;
            OnlyKeys(map, [.. RuleKeys, subject]);
            var (id, attribute, system) = (Needed(map, "id"), Needed(map, subject), Needed(map, "system"));
            if (attribute is { Length: > 0 } && !words.Contains(attribute, StringComparer.Ordinal))
            {
                problems.Add(new("REC-0011", $"'{attribute}' is no {subject} that has an authority. Use one of {string.Join(", ", words)}.", Place(map), id, attribute));
            }

            var stage = Needed(map, "stage");
            if (stage is not (null or "observe" or "shadow" or "lead" or "sole"))
            {
                problems.Add(new("REC-0006", $"A stage is observe, shadow, lead or sole; found '{stage}'. Choose one.", Place(map), id, stage));
            }

            var (from, to) = (Time(map, "from", long.MinValue), Time(map, "to", long.MaxValue));
            return problems.Count > before ? null : new AuthorityRule
            {
                Id = id!,
                Kind = kind,
                Attribute = attribute!,
                System = system!,
                Stage = Enum.Parse<AuthorityStage>(stage!, ignoreCase: true),
                Site = Pattern(map, "site"),
                ItemClass = Pattern(map, "itemClass"),
                Area = Pattern(map, "area"),
                From = from,
                To = to,
            };
        }

        public void Overlap(List<AuthorityRule> rules, AuthorityRule rule, YamlMappingNode map)
        {
            var other = rules.Find(r => r.Kind == rule.Kind && r.Attribute == rule.Attribute && r.Site == rule.Site && r.ItemClass == rule.ItemClass
                && r.Area == rule.Area && r.From < rule.To && rule.From < r.To);
            if (other is not null)
            {
                problems.Add(new("REC-0007", $"'{rule.Id}' and '{other.Id}' name an authority for the same case at the same time. End one (to:) before the other begins, or remove it.", Place(map), rule.Id));
            }

            if (rules.Exists(r => r.Id == rule.Id))
            {
                problems.Add(new("REC-0008", $"The rule id '{rule.Id}' is used twice. Give each rule its own id.", Place(map), rule.Id));
            }
        }

        private string? Needed(YamlMappingNode map, string key)
        {
            var text = Text(map, key);
            if (string.IsNullOrEmpty(text))
            {
                problems.Add(new("REC-0009", $"The rule has no '{key}'. Add it.", Place(map)));
            }

            return text;
        }

        private string? Pattern(YamlMappingNode map, string key) => Text(map, key) is { Length: > 0 } text and not "*" ? text : null;

        private long Time(YamlMappingNode map, string key, long otherwise)
        {
            if (Text(map, key) is not { } text)
            {
                return otherwise;
            }

            if (HubInstant.Parse(text) is { } time)
            {
                return time;
            }

            problems.Add(new("REC-0010", $"'{key}' is a date or an instant in ISO 8601; found '{text}'. Write for example 2026-03-01T00:00:00Z.", Place(map), RawValue: text));
            return otherwise;
        }
    }
}
