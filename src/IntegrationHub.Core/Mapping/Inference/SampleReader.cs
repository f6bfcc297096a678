using System.Globalization;
using System.Text.Json.Nodes;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Formats;
using IntegrationHub.Core.Mapping.Formats.Layouts;

namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>Reads samples in the format that they look like, and takes envelopes apart into messages.</summary>
internal static class SampleReader
{
    /// <summary>How many messages are measured; the rest could not change what is proposed.</summary>
    public const int MostMessages = 20_000;

    /// <summary>What formats that say themselves how they are built need.</summary>
    public static readonly SampleLayouts NoLayouts = new(new Dictionary<string, FormatLayout>(StringComparer.Ordinal), null);

    /// <summary>Reads samples.</summary>
    /// <returns>The messages, or all problems: <c>INF-0001</c> nothing to read, <c>INF-0002</c> several formats, <c>INF-0003</c> unreadable, <c>INF-0004</c> several kinds of document, <c>INF-0005</c> bad rows, <c>INF-0012</c> no layout.</returns>
    public static Outcome<SampleSet> Read(IReadOnlyList<SampleFile> samples, string? format, SampleLayouts layouts)
    {
        if (samples.Count == 0 || samples.All(sample => sample.Bytes.Length == 0))
        {
            return Outcome<SampleSet>.Failed(new Problem("INF-0001", "There is no sample to learn from. Put one document, better twenty, that the system really sent into the folder."));
        }

        var dialect = SampleDialect.Of([.. samples.Where(sample => sample.Bytes.Length > 0)], format, layouts);
        if (!dialect.Succeeded)
        {
            return Outcome<SampleSet>.Failed(dialect.Problems);
        }

        var documents = Documents(samples, dialect.Value, layouts);
        if (!documents.Succeeded || Kinds(samples, documents.Value) is not { } kinds)
        {
            return Outcome<SampleSet>.Failed(documents.Problems);
        }

        return kinds.Count > 1
            ? Outcome<SampleSet>.Failed(new Problem("INF-0004", $"The samples are of {kinds.Count} kinds: {string.Join("; ", kinds.Select(kind => $"{kind.Key} ({SampleDialect.Some(kind)})"))}. An interface has one: give the files of one kind, and run the command once for each."))
            : dialect.Value.Format == "xml" ? Xml(samples, dialect.Value, documents.Value) : Split(samples, dialect.Value, documents.Value);
    }

    private static Outcome<SampleSet> Xml(IReadOnlyList<SampleFile> samples, SampleDialect dialect, IReadOnlyList<JsonNode> documents)
    {
        if (XmlLayout.Named(documents) is { Count: > 0 } named)
        {
            dialect = dialect.With("named", named);
            var again = Documents(samples, dialect, NoLayouts);
            if (!again.Succeeded)
            {
                return Outcome<SampleSet>.Failed(again.Problems);
            }

            documents = again.Value;
        }

        var arrays = XmlLayout.Arrays(documents).ToList();
        if (SampleSplit.Plural(documents) is { } plural && !arrays.Contains(plural, StringComparer.Ordinal))
        {
            arrays.Insert(0, plural);
        }

        if (arrays.Count > 0)
        {
            dialect = dialect.With("arrays", arrays);
            documents = Documents(samples, dialect, NoLayouts).Value;
        }

        return Split(samples, dialect, documents);
    }

    private static Outcome<SampleSet> Split(IReadOnlyList<SampleFile> samples, SampleDialect dialect, IReadOnlyList<JsonNode> documents)
    {
        var each = dialect.Format switch
        {
            "csv" or "tsv" or "xlsx" => "/rows",
            "x12" or "edifact" => "/messages",
            "idoc" => "/idocs",
            _ => SampleSplit.Find(documents),
        };
        var messages = new List<SampleMessage>();
        var problems = new List<Problem>();
        for (var i = 0; i < documents.Count; i++)
        {
            var ordinal = 0;
            foreach (var message in each is null ? [documents[i]] : SampleSplit.Elements(documents[i], each))
            {
                if (message is JsonObject row && row.ContainsKey(RowFault.Fault))
                {
                    problems.Add(new Problem("INF-0005", row[RowFault.Fault]!.GetValue<string>(), $"{samples[i].Name}, {row[RowFault.Place]}", RawValue: row[RowFault.Raw]?.GetValue<string>()));
                }
                else if (messages.Count < MostMessages)
                {
                    messages.Add(new SampleMessage(samples[i].Name, ordinal, message ?? JsonValue.Create("")));
                }

                ordinal++;
            }
        }

        if (problems.Count == 0 && !messages.Exists(message => message.Node is JsonObject))
        {
            problems.Add(new Problem("INF-0001", $"The samples hold no message with named members{(each is null ? "" : $" at {each}")}. Give documents that hold data."));
        }

        return problems.Count > 0
            ? Outcome<SampleSet>.Failed([.. problems.Take(20)])
            : Outcome<SampleSet>.Of(new SampleSet(dialect, each, messages));
    }

    private static Outcome<IReadOnlyList<JsonNode>> Documents(IReadOnlyList<SampleFile> samples, SampleDialect dialect, SampleLayouts layouts)
    {
        var documents = new List<JsonNode>();
        var problems = new List<Problem>();
        foreach (var sample in samples)
        {
            var tape = MessageFormats.Read(dialect.Format, dialect.Options, sample.Bytes, layouts: layouts.All);
            if (tape.Succeeded)
            {
                documents.Add(JsonNode.Parse(tape.Value.RawMemory(0).Span) ?? JsonValue.Create(""));
                tape.Value.Dispose();
            }

            problems.AddRange(tape.Problems.Select(problem => new Problem("INF-0003", $"The sample cannot be read as {dialect.Format}: {problem.Message}", problem.Place is null ? sample.Name : $"{sample.Name}, {problem.Place}", problem.Code, problem.RawValue)));
        }

        return problems.Count > 0 ? Outcome<IReadOnlyList<JsonNode>>.Failed(problems) : Outcome<IReadOnlyList<JsonNode>>.Of(documents);
    }

    // Documents of one kind have the same root element or the same columns; JSON objects may leave members out.
    private static List<IGrouping<string, string>>? Kinds(IReadOnlyList<SampleFile> samples, IReadOnlyList<JsonNode> documents) =>
        [.. documents.Select((document, i) => (Kind: Kind(document), samples[i].Name)).GroupBy(pair => pair.Kind, pair => pair.Name, StringComparer.Ordinal)];

    private static string Kind(JsonNode document) => document switch
    {
        JsonArray => "a list",
        JsonObject { Count: 1 } root when root.First() is { Key: "rows", Value: JsonArray rows } =>
            "columns " + string.Join(", ", rows.OfType<JsonObject>().FirstOrDefault(row => !row.ContainsKey(RowFault.Fault))?.Select(member => member.Key) ?? []),
        JsonObject { Count: 1 } root => string.Create(CultureInfo.InvariantCulture, $"<{root.First().Key}>"),
        _ => "an object",
    };
}

/// <summary>What the samples hold.</summary>
/// <param name="Dialect">Their format.</param>
/// <param name="SplitEach">The pointer whose elements are the messages; null where a document is one message.</param>
/// <param name="Messages">The messages, in the order of files and elements.</param>
internal sealed record SampleSet(SampleDialect Dialect, string? SplitEach, IReadOnlyList<SampleMessage> Messages);

/// <summary>A message of a sample.</summary>
internal sealed record SampleMessage(string File, int Ordinal, JsonNode Node);
