using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Formats;

namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>The format of an interface with its options, as system.yaml holds them.</summary>
internal sealed record SampleDialect(string Format, IReadOnlyDictionary<string, object?> Options)
{
    /// <summary>Gets the value of <c>format</c> in system.yaml.</summary>
    public string Yaml => Options.Count == 0 ? Format : $"{{ {Format}: {{ {string.Join(", ", Options.Select(option => $"{option.Key}: {Value(option.Value)}"))} }} }}";

    public SampleDialect With(string option, object value) =>
        this with { Options = new Dictionary<string, object?>(Options, StringComparer.Ordinal) { [option] = value } };

    /// <summary>Finds the one format of all samples.</summary>
    /// <returns>The format, or problem <c>INF-0002</c> where the samples are of several, <c>INF-0012</c> where a layout is lacking.</returns>
    public static Outcome<SampleDialect> Of(IReadOnlyList<SampleFile> samples, string? declared, SampleLayouts layouts)
    {
        declared ??= layouts.Named?.Of;
        var read = samples.Select(sample => (sample.Name, Dialect: Sniff(sample, declared, layouts))).ToList();
        if (read.Find(pair => !pair.Dialect.Succeeded) is { Dialect: not null } refused)
        {
            return Outcome<SampleDialect>.Failed([.. refused.Dialect.Problems.Select(problem => problem with { Place = refused.Name })]);
        }

        var found = read.ConvertAll(pair => (pair.Name, Dialect: pair.Dialect.Value));
        var formats = found.GroupBy(pair => pair.Dialect.Yaml, StringComparer.Ordinal).ToList();
        return formats.Count == 1
            ? Outcome<SampleDialect>.Of(found[0].Dialect)
            : Outcome<SampleDialect>.Failed(new Problem("INF-0002",
                $"The samples are of {formats.Count} formats: {string.Join("; ", formats.Select(group => $"{group.Key} ({Some(group.Select(pair => pair.Name))})"))}. An interface has one: give the files of one format, and run the command once for each."));
    }

    /// <summary>Names the first few of many files.</summary>
    public static string Some(IEnumerable<string> names) => names.ToList() is { Count: > 3 } many ? $"{string.Join(", ", many.Take(3))} and {many.Count - 3} more" : string.Join(", ", names);

    private static Outcome<SampleDialect> Sniff(SampleFile sample, string? declared, SampleLayouts layouts)
    {
        if (declared is "xlsx" || (declared is null && sample.Bytes.Span is [(byte)'P', (byte)'K', 3, 4, ..]))
        {
            return Outcome<SampleDialect>.Of(Plain("xlsx"));
        }

        var (text, encoding) = Text(sample.Bytes);
        return layouts.For(declared is not (null or "csv" or "tsv") ? Plain(declared) : Looks(sample, declared, text, encoding), text.TrimStart());
    }

    private static SampleDialect Looks(SampleFile sample, string? declared, string text, string encoding)
    {
        var start = text.AsSpan().TrimStart();
        return declared is not null ? Delimited(text, encoding, declared)
            : start.StartsWith("EDI_DC40", StringComparison.Ordinal) || (start is ['<', ..] && text.Contains("<EDI_DC40", StringComparison.Ordinal)) ? Plain("idoc")
            : start is ['{' or '[', ..] ? Plain("json")
            : start is ['<', ..] ? Plain("xml")
            : start.StartsWith("ISA", StringComparison.Ordinal) ? Plain("x12")
            : start.StartsWith("UNA", StringComparison.Ordinal) || start.StartsWith("UNB", StringComparison.Ordinal) ? Plain("edifact")
            : Delimited(text, encoding, Path.GetExtension(sample.Name) is ".tsv" or ".TSV" ? "tsv" : "csv");
    }

    private static (string Text, string Encoding) Text(ReadOnlyMemory<byte> bytes)
    {
        foreach (var name in new[] { "utf-8", "windows-1252", "iso-8859-1" })
        {
            if (TextDecoding.Decode(bytes.Span, TextDecoding.Find(name)!) is { Succeeded: true } text)
            {
                return (text.Value, name);
            }
        }

        return ("", "utf-8");
    }

    private static SampleDialect Delimited(string text, string encoding, string format)
    {
        var lines = text.Split('\n').Where(line => line.Trim().Length > 0).Take(50).ToList();
        var usual = format == "tsv" ? '\t' : ',';
        var delimiter = new[] { usual, ';', '\t', '|', ',' }.Distinct()
            .MaxBy(candidate => lines.Count(line => line.Contains(candidate, StringComparison.Ordinal)) * 1000
                + Math.Min(999, lines.FirstOrDefault()?.Count(c => c == candidate) ?? 0));
        var dialect = Plain(delimiter == '\t' ? "tsv" : "csv");
        dialect = delimiter is ',' or '\t' ? dialect : dialect.With("delimiter", delimiter.ToString());
        return encoding == "utf-8" ? dialect : dialect.With("encoding", encoding);
    }

    private static SampleDialect Plain(string format) => new(format, new Dictionary<string, object?>(StringComparer.Ordinal));

    private static string Value(object? value) => value switch
    {
        IReadOnlyDictionary<string, string> table => $"{{ {string.Join(", ", table.Select(pair => $"{YamlText.Of(pair.Key)}: {YamlText.Of(pair.Value)}"))} }}",
        IEnumerable<string> list when value is not string => $"[{string.Join(", ", list.Select(YamlText.Of))}]",
        _ => YamlText.Of(value?.ToString() ?? ""),
    };
}
