using System.Globalization;
using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Identifiers;
using IntegrationHub.Core.Contracts;
using NodaTime;

namespace IntegrationHub.Core.Mapping.Functions;

/// <summary>Writes the text of an event that its id is the hash of: CBV 2.0, section 8.9.2. Lists are sorted, so that order does not count.</summary>
internal sealed class EpcisPreHash
{
    // eventID and recordTime are not what happened; a correction keeps the id of the event that it corrects.
    private static readonly string[] NotCounted = ["type", "isA", "eventID", "recordTime", "errorDeclaration", "certificationInfo", "@context", "rdfs:comment"];

    private static readonly string[] SensorMetadata = ["time", "startTime", "endTime", "deviceID", "deviceMetadata", "rawData", "dataProcessingMethod", "bizRules"];

    private static readonly string[] SensorReport =
    [
        "type", "exception", "deviceID", "deviceMetadata", "rawData", "dataProcessingMethod", "time", "microorganism", "chemicalSubstance", "value", "component",
        "stringValue", "booleanValue", "hexBinaryValue", "uriValue", "minValue", "maxValue", "meanValue", "sDev", "percRank", "percValue", "uom", "coordinateReferenceSystem",
    ];

    private readonly TokenTape _tape;
    private readonly int _event;
    private readonly IReadOnlyDictionary<string, string> _namespaces;
    private readonly HashSet<string> _done = new(NotCounted, StringComparer.Ordinal);
    private readonly StringBuilder _text = new();
    private string? _fault;

    private EpcisPreHash(TokenTape tape, int node, IReadOnlyDictionary<string, string> namespaces) => (_tape, _event, _namespaces) = (tape, node, namespaces);

    public static Outcome<string> Of(TokenTape tape, int node, IReadOnlyDictionary<string, string> namespaces)
    {
        var writer = new EpcisPreHash(tape, node, namespaces);
        writer.Write();
        return writer._fault is null ? Outcome<string>.Of(writer._text.ToString()) : Outcome<string>.Failed(new Problem("MAP-0103", writer._fault));
    }

    private void Write()
    {
        _text.Append("eventType=").Append(Member(_event, "type") is >= 0 and var type ? _tape.GetString(type) : "");
        foreach (var name in new[] { "eventTime", "eventTimeZoneOffset" })
        {
            One(name, name);
        }

        List("epcList", "epc");
        One("parentID", "");
        List("inputEPCList", "epc");
        List("childEPCs", "epc");
        Objects("quantityList", "quantityElement", "epcClass", "quantity", "uom");
        Objects("childQuantityList", "quantityElement", "epcClass", "quantity", "uom");
        Objects("inputQuantityList", "quantityElement", "epcClass", "quantity", "uom");
        List("outputEPCList", "epc");
        Objects("outputQuantityList", "quantityElement", "epcClass", "quantity", "uom");
        One("action", "");
        One("transformationID", "");
        One("bizStep", "bizStep");
        One("disposition", "disposition");
        Nested("persistentDisposition", node => Sorted(node, "set", "set", "disposition") + Sorted(node, "unset", "unset", "disposition"));
        Nested("readPoint", node => Members(node, "", "id"));
        Nested("bizLocation", node => Members(node, "", "id"));
        Objects("bizTransactionList", "", "type", "bizTransaction");
        Objects("sourceList", "", "type", "source");
        Objects("destinationList", "", "type", "destination");
        Nested("sensorElementList", list => string.Concat(Each(list).Select(Sensor).Order(StringComparer.Ordinal)));
        _text.Append(Rest());
    }

    private void One(string name, string vocabulary)
    {
        _done.Add(name);
        if (Member(_event, name) is >= 0 and var node)
        {
            _text.Append(name).Append('=').Append(Value(name, node, vocabulary));
        }
    }

    private void List(string name, string element)
    {
        _done.Add(name);
        if (Member(_event, name) is >= 0 and var list && _tape.Count(list) > 0)
        {
            _text.Append(name).Append(Sorted(_event, name, element, ""));
        }
    }

    private void Objects(string name, string element, params string[] members) => Nested(name, list =>
        string.Concat(Each(list).Select(node => element + Members(node, name, members)).Order(StringComparer.Ordinal)));

    private void Nested(string name, Func<int, string> write)
    {
        _done.Add(name);
        if (Member(_event, name) is >= 0 and var node && write(node) is { Length: > 0 } inner)
        {
            _text.Append(name).Append(inner);
        }
    }

    private string Sensor(int element)
    {
        var metadata = Member(element, "sensorMetadata") is >= 0 and var node ? Members(node, "sensor", SensorMetadata) : "";
        IEnumerable<int> list = Member(element, "sensorReport") is >= 0 and var found ? Each(found) : [];
        var reports = list.Select(report => "sensorReport" + Members(report, "sensor", SensorReport)).Order(StringComparer.Ordinal);
        return $"sensorElement{(metadata.Length > 0 ? "sensorMetadata" + metadata : "")}{string.Concat(reports)}";
    }

    private string Members(int node, string list, params IReadOnlyList<string> names) => string.Concat(names.Select(name =>
        Member(node, name) is >= 0 and var value ? $"{name}={Value(name, value, Vocabulary(list, name))}" : ""));

    private static string Vocabulary(string list, string name) => name != "type" ? "" : list switch
    {
        "bizTransactionList" => "bizTransaction",
        "sourceList" or "destinationList" => "sourceDestination",
        "sensor" => "measurement",
        _ => "",
    };

    private string Sorted(int parent, string list, string element, string vocabulary) => Member(parent, list) is >= 0 and var node
        ? string.Concat(Each(node).Select(value => $"{element}={Value(element, value, vocabulary)}").Order(StringComparer.Ordinal))
        : "";

    // What the standard does not order comes last, by name: extensions, ilmd, and extensions of the two places.
    private string Rest()
    {
        var rest = new List<string>();
        foreach (var child in _tape.Children(_event))
        {
            if (!_done.Contains(_tape.NameText(child)))
            {
                rest.AddRange(Extension(child, _tape.NameText(child)));
            }
        }

        foreach (var place in new[] { "readPoint", "bizLocation" })
        {
            if (Member(_event, place) is >= 0 and var node && Extensions(node, except: "id") is { Length: > 0 } inner)
            {
                rest.Add(place + inner);
            }
        }

        return string.Concat(rest.Order(StringComparer.Ordinal));
    }

    private string Extensions(int node, string? except)
    {
        var all = new List<string>();
        foreach (var child in _tape.Children(node))
        {
            if (_tape.NameText(child) != except)
            {
                all.AddRange(Extension(child, _tape.NameText(child)));
            }
        }

        return string.Concat(all.Order(StringComparer.Ordinal));
    }

    private IEnumerable<string> Extension(int node, string name) => _tape.Kind(node) switch
    {
        JsonKind.Array => Each(node).SelectMany(element => Extension(element, name)),
        JsonKind.Object => [Named(name) + Extensions(node, null)],
        _ => [$"{Named(name)}={Value("", node, "")}"],
    };

    private string Named(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return name;
        }

        if (_namespaces.TryGetValue(name[..colon], out var uri))
        {
            return $"{{{uri}}}{name[(colon + 1)..]}";
        }

        _fault ??= $"The prefix '{name[..colon]}' of '{name}' has no namespace. Name it in 'namespaces', as the document's @context does.";
        return name;
    }

    private string Value(string name, int node, string vocabulary)
    {
        if (_tape.Kind(node) == JsonKind.Number)
        {
            return Number(Encoding.UTF8.GetString(_tape.Raw(node)));
        }

        if (_tape.Kind(node) != JsonKind.String)
        {
            return Encoding.UTF8.GetString(_tape.Raw(node));
        }

        var text = _tape.GetString(node).Trim();
        return name is "eventTime" or "time" or "startTime" or "endTime" ? Time(text)
            : name == "eventTimeZoneOffset" || name == "action" || name == "uom" ? text
            : vocabulary == "measurement" ? text.Contains(':', StringComparison.Ordinal) ? text : "https://gs1.org/voc/" + text
            : vocabulary.Length > 0 ? EpcisVocabulary.Uri(vocabulary, text)
            : name.Length == 0 ? Number(Identifier(text))
            : Identifier(text);
    }

    private string Time(string text)
    {
        if (SourceTime.Reader("iso-8601", out _)!(text) is { Offset: { } offset } time)
        {
            // Half a millisecond and more is rounded up, as the standard says.
            var instant = time.Local.WithOffset(offset).ToInstant() + Duration.FromTicks(TimeSpan.TicksPerMillisecond / 2);
            return instant.ToString("uuuu-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        }

        _fault ??= $"'{text}' is no time with an offset in the form iso-8601. Correct it at the source.";
        return text;
    }

    // Extension values that look like numbers count as numbers, whether they were quoted or not.
    private static string Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? DecimalText.Shortest(number) : text;

    private static string Identifier(string text) =>
        text.StartsWith("urn:epc:", StringComparison.Ordinal) || text.StartsWith("http", StringComparison.Ordinal)
            ? IdentifierReader.Read(text).Readings is [{ Canonical: var canonical }] && canonical.StartsWith("https://id.gs1.org/", StringComparison.Ordinal) ? canonical : text
            : text;

    private int Member(int node, string name) =>
        _tape.Kind(node) == JsonKind.Object && _tape.TryGetMember(node, Encoding.UTF8.GetBytes(name), out var value) && _tape.Kind(value) != JsonKind.Null ? value : -1;

    private List<int> Each(int list)
    {
        var children = new List<int>();
        if (_tape.Kind(list) == JsonKind.Array)
        {
            foreach (var child in _tape.Children(list))
            {
                children.Add(child);
            }
        }

        return children;
    }
}
