using System.Text.Json.Nodes;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Identifiers;
using IntegrationHub.Core.Canonical.Time;

namespace IntegrationHub.Core.Genealogy.Epcis;

/// <summary>A SimpleEventQuery of EPCIS 2.0 (section 8.2.7.1): which events are asked for. All parameters must hold; of the values of one any will do.</summary>
public sealed class EpcisQuery
{
    private static readonly Dictionary<string, string[]> Lists = new(StringComparer.Ordinal)
    {
        ["MATCH_epc"] = ["epcList", "childEPCs"],
        ["MATCH_parentID"] = ["parentID"],
        ["MATCH_inputEPC"] = ["inputEPCList"],
        ["MATCH_outputEPC"] = ["outputEPCList"],
        ["MATCH_anyEPC"] = ["epcList", "childEPCs", "parentID", "inputEPCList", "outputEPCList"],
        ["MATCH_epcClass"] = ["quantityList", "childQuantityList"],
        ["MATCH_inputEPCClass"] = ["inputQuantityList"],
        ["MATCH_outputEPCClass"] = ["outputQuantityList"],
        ["MATCH_anyEPCClass"] = ["quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList"],
    };

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["EQ_bizStep"] = "bizStep", ["EQ_disposition"] = "disposition", ["EQ_action"] = "action", ["eventType"] = "type", ["EQ_eventID"] = "eventID", ["EQ_transformationID"] = "transformationID",
    };

    private static readonly string[] Times = ["GE_eventTime", "LT_eventTime", "GE_recordTime", "LT_recordTime"];

    private readonly List<Func<JsonObject, bool>> _conditions = [];

    private EpcisQuery()
    {
    }

    /// <summary>Gets the parameters that a query may name.</summary>
    public static IReadOnlyList<string> Parameters { get; } = [.. Times, .. Words.Keys, .. Lists.Keys];

    /// <summary>Gets the spellings of pieces, lots and containers of which an event must name one, for each parameter that asks for nothing else: a store finds these first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Identified => _identified;

    /// <summary>Gets the first instant at which an event may have happened, microseconds UTC; null has no bound. A store finds these first.</summary>
    public long? From { get; private set; }

    /// <summary>Gets the instant before which it must have happened, microseconds UTC; null has no bound.</summary>
    public long? Before { get; private set; }

    private readonly List<IReadOnlyList<string>> _identified = [];

    /// <summary>Reads the parameters of a query.</summary>
    /// <param name="given">Name and values; values may hold several separated by commas or bars.</param>
    /// <returns>The query, or all faults: <c>EPC-0001</c> for a parameter that is none, <c>EPC-0002</c> for a value that cannot be read.</returns>
    public static Outcome<EpcisQuery> Read(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> given)
    {
        var (query, problems) = (new EpcisQuery(), new List<Problem>());
        foreach (var (name, texts) in given)
        {
            string[] values = [.. texts.SelectMany(text => text.Split(['|', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
            if (values.Length == 0)
            {
                problems.Add(new Problem("EPC-0002", $"'{name}' has no value. Give one, or leave the parameter out.", "/" + name));
            }
            else if (Array.Exists(Times, time => time == name))
            {
                query.AddTime(name, values, problems);
            }
            else if (Words.TryGetValue(name, out var member))
            {
                string[] wanted = [.. values.Select(Bare)];
                query._conditions.Add(e => e[member]?.GetValue<string>() is { } text && wanted.Contains(Bare(text), StringComparer.Ordinal));
            }
            else if (Lists.TryGetValue(name, out var lists))
            {
                query.AddMatch(lists, values);
            }
            else
            {
                problems.Add(new Problem("EPC-0001", $"'{name}' is no parameter that this hub answers. Use {string.Join(", ", Parameters)}, perPage, nextPageToken.", "/" + name, RawValue: name));
            }
        }

        return problems.Count > 0 ? Outcome<EpcisQuery>.Failed(problems) : Outcome<EpcisQuery>.Of(query);
    }

    /// <summary>Says whether an event is asked for.</summary>
    public bool Matches(JsonObject e) => _conditions.TrueForAll(condition => condition(e));

    private void AddTime(string name, string[] values, List<Problem> problems)
    {
        if (values is not [var text] || HubInstant.Parse(text) is not { } bound)
        {
            problems.Add(new Problem("EPC-0002", $"'{name}' is one instant in ISO 8601; found '{string.Join(", ", values)}'. Write for example 2026-03-01T06:00:00Z.", "/" + name, RawValue: string.Join(", ", values)));
            return;
        }

        if (name == "GE_eventTime")
        {
            From = bound;
        }
        else if (name == "LT_eventTime")
        {
            Before = bound;
        }

        var member = name[3..];
        _conditions.Add(e => HubInstant.Parse(e[member]?.GetValue<string>()) is { } at && (name.StartsWith("GE", StringComparison.Ordinal) ? at >= bound : at < bound));
    }

    private void AddMatch(string[] lists, string[] values)
    {
        Wanted[] wanted = [.. values.Select(Wanted.Of)];
        _conditions.Add(e => lists.SelectMany(list => Names(e[list])).Any(name => Array.Exists(wanted, one => one.Fits(name))));
        if (Array.TrueForAll(wanted, one => one.IsUnit))
        {
            _identified.Add([.. wanted.SelectMany(one => new[] { one.Text, one.Canonical }).Distinct(StringComparer.Ordinal)]);
        }
    }

    private static IEnumerable<string> Names(JsonNode? node) => node switch
    {
        JsonArray list => list.Select(one => one is JsonObject amount ? amount["epcClass"]?.GetValue<string>() : one?.GetValue<string>()).OfType<string>(),
        JsonValue one => [one.GetValue<string>()],
        _ => [],
    };

    // The vocabulary stands bare, as a web URI or as a URN: they are one word.
    private static string Bare(string word)
    {
        foreach (var prefix in new[] { "https://ref.gs1.org/cbv/BizStep-", "https://ref.gs1.org/cbv/Disp-", "http://ref.gs1.org/cbv/BizStep-", "http://ref.gs1.org/cbv/Disp-", "cbv:BizStep-", "cbv:Disp-", "urn:epcglobal:cbv:bizstep:", "urn:epcglobal:cbv:disp:" })
        {
            if (word.StartsWith(prefix, StringComparison.Ordinal))
            {
                return word[prefix.Length..];
            }
        }

        return word;
    }

    // One identifier has several spellings; a pattern (urn:epc:idpat:...:*) asks for all of an item.
    private sealed record Wanted(string Text, string Canonical, string? Item, bool IsPattern, bool IsUnit)
    {
        public static Wanted Of(string text)
        {
            var reading = IdentifierReader.Read(text).Readings.FirstOrDefault();
            var isPattern = text.EndsWith('*') || (reading is { Item: not null, Serial: null, Lot: null });
            return new Wanted(text, reading?.Canonical ?? text, reading?.Item, isPattern, !isPattern && (reading?.Serial ?? reading?.Lot ?? reading?.Container) is not null);
        }

        public bool Fits(string name)
        {
            if (name == Text)
            {
                return true;
            }

            var reading = IdentifierReader.Read(name).Readings.FirstOrDefault();
            return (IsPattern && Item is not null && reading?.Item == Item) || (!IsPattern && reading?.Canonical == Canonical)
                || (IsPattern && Text.EndsWith('*') && Item is null && name.StartsWith(Text[..^1].Replace("idpat", "id", StringComparison.Ordinal), StringComparison.Ordinal));
        }
    }
}
