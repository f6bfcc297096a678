using System.Xml;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Systems;

/// <summary>Reads a <c>system.yaml</c>; every fault of the file is reported, none is repaired.</summary>
public sealed class SystemReader
{
    private readonly YamlFields _fields = new();

    /// <summary>Reads the description from a parsed file.</summary>
    /// <returns>The description, or all problems: <c>SYS-0001</c> a member is missing, <c>SYS-0002</c> a value is not known, <c>SYS-0003</c> a member is not known.</returns>
    public static Outcome<SystemDescription> Read(YamlNode file)
    {
        var reader = new SystemReader();
        var system = reader.System(file);
        return reader._fields.Problems.Count == 0 ? Outcome<SystemDescription>.Of(system) : Outcome<SystemDescription>.Failed(reader._fields.Problems);
    }

    private SystemDescription System(YamlNode file)
    {
        _fields.OnlyKnown(file, "language", "system", "version", "kind", "name", "description", "owner", "zone", "sites", "uniqueness",
            "expresses", "defaultTracking", "evidence", "holds", "delivery", "assurance", "flagChange", "freshness", "interfaces");
        var name = _fields.Required(file, "system");
        return new SystemDescription
        {
            Name = name,
            Version = _fields.Required(file, "version"),
            Kind = _fields.Required(file, "kind"),
            Sites = _fields.Texts(file["sites"]),
            Expresses = TrackingDeclarations.Expresses(_fields, file),
            FlagChange = TrackingDeclarations.FlagChange(_fields, file["flagChange"]),
            Freshness = Freshness.Read(_fields, file["freshness"]),
            DefaultTracking = Tracking(file["defaultTracking"]),
            Evidence = _fields.Texts(file["evidence"]).ToDictionary(
                pair => pair.Key, pair => _fields.Word<EvidenceGrade>(file["evidence"]!, pair.Value), StringComparer.Ordinal),
            Uniqueness = new NumberUniqueness(Scope(file["uniqueness"]?["serial"]), Scope(file["uniqueness"]?["lot"])),
            Holds = _fields.List(file["holds"]),
            Interfaces = [.. (file["interfaces"]?.Members ?? []).Select(member => Interface(name, member))],
        };
    }

    private NumberScope Scope(YamlNode? node) => node is null ? NumberScope.Item : _fields.Word<NumberScope>(node, node.Source);

    private TrackingRule? Tracking(YamlNode? node) => node is null ? null : new TrackingRule
    {
        Lot = _fields.Word<TrackingLevel>(node, node["lot"]?.Text ?? "unknown"),
        Serial = _fields.Word<TrackingLevel>(node, node["serial"]?.Text ?? "unknown"),
    };

    private InterfaceDescription Interface(string system, YamlMember member)
    {
        var node = member.Value;
        _fields.OnlyKnown(node, "direction", "trigger", "source", "target", "format", "split", "load", "key", "mapping", "description", "dialect", "name", "purpose", "concerns", "backFill");
        var direction = _fields.Word<Direction>(node, _fields.Required(node, "direction"));
        var (format, options) = Format(node);
        return new InterfaceDescription
        {
            System = system,
            Name = member.Name,
            Direction = direction,
            Trigger = Trigger(node),
            Endpoint = Endpoint(node, direction == Direction.In ? "source" : "target"),
            Format = format,
            FormatOptions = options,
            SplitEach = node["split"]?["each"]?.Text,
            Load = LoadDescription.Read(_fields, node, node["trigger"]?["poll"] is not null),
            Key = Key(node["key"]),
            Mapping = _fields.Required(node, "mapping"),
            Purpose = node["purpose"] is { } purpose ? _fields.Word<Purpose>(purpose, purpose.Source) : Purpose.Posting,
            BackFill = BackFill(node["backFill"]),
            Concerns = node["concerns"] is { } concerns ? _fields.Word<EventSide>(concerns, concerns.Source) : null,
        };
    }

    private string? BackFill(YamlNode? node)
    {
        if (node is not null && node.Source is not ("late-assignment" or "reverse-and-repost"))
        {
            _fields.Fault("SYS-0002", node, $"'{node.Source}' is no back-fill that an interface carries. Use late-assignment or reverse-and-repost.");
        }

        return node?.Source;
    }

    private Trigger Trigger(YamlNode node)
    {
        var trigger = node["trigger"];
        if (trigger?["poll"] is { } every)
        {
            try
            {
                return new Trigger(TriggerKind.Poll, XmlConvert.ToTimeSpan(every.Text));
            }
            catch (FormatException)
            {
                _fields.Fault("SYS-0002", every, $"'{every.Text}' is not an ISO 8601 duration. Write for example PT15M.");
            }
        }

        return new Trigger(trigger is null ? TriggerKind.Push : _fields.Word<TriggerKind>(trigger, trigger.Text));
    }

    private Endpoint Endpoint(YamlNode node, string member)
    {
        var endpoint = node[member];
        if (endpoint is null)
        {
            // An interface that is only pushed to needs no connector of ours.
            return new Endpoint("intake", new Dictionary<string, string>(StringComparer.Ordinal));
        }

        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        YamlFields.Flatten(endpoint, "", settings);
        settings.Remove("connector");
        return new Endpoint(_fields.Required(endpoint, "connector"), settings);
    }

    private (string Format, IReadOnlyDictionary<string, object?> Options) Format(YamlNode node)
    {
        var format = node["format"];
        if (format is { Kind: YamlKind.Mapping, Members: [var only] })
        {
            return (only.Name, only.Value.Members.ToDictionary(option => option.Name, option => (object?)option.Value, StringComparer.Ordinal));
        }

        return (format?.Text ?? "json", new Dictionary<string, object?>(StringComparer.Ordinal));
    }

    private KeySource Key(YamlNode? node) => node switch
    {
        null => new KeySource(KeyKind.None, []),
        { Kind: YamlKind.Sequence } => new KeySource(KeyKind.Pointers, _fields.List(node)),
        _ => new KeySource(_fields.Word<KeyKind>(node, node.Text), []),
    };
}
