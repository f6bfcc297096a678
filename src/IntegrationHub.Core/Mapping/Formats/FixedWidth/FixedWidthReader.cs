using System.Globalization;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Formats.Layouts;

namespace IntegrationHub.Core.Mapping.Formats.FixedWidth;

/// <summary>
/// Reads a fixed-width file. A record with a fault spoils the outermost repeating record that it belongs to and nothing else;
/// where there is none, and where a count does not agree, the whole file is refused.
/// </summary>
internal sealed class FixedWidthReader(FormatLayout layout, FormatLimits limits)
{
    private readonly FixedFile _file = layout.File!;
    private readonly Record _root = new("", "", "");

    public Outcome<TokenTape> Read(ReadOnlyMemory<byte> document)
    {
        var text = TextDecoding.Decode(document.Span, _file.Encoding);
        if (!text.Succeeded)
        {
            return Outcome<TokenTape>.Failed(text.Problems);
        }

        var nesting = new RecordNesting(_root, layout.Structure);
        var counts = _file.Counts.ToDictionary(count => count, _ => 0);
        var stated = new List<(RecordCount Count, Record Record)>();
        var number = 0;
        foreach (var raw in FixedRecords.Of(text.Value, _file))
        {
            if (++number > limits.MaxRows)
            {
                return Failed("FMT-0004", $"The file has more than {limits.MaxRows} records. Split it at its source, or raise the limit of the interface.", number);
            }

            var (record, fault) = Record(raw, number);
            fault = fault is null ? nesting.Add(record) : Spoil(nesting, record, fault);
            if (fault is not null && !Spoils(nesting, record, fault))
            {
                return Failed("FMT-0009", fault, number, raw);
            }

            foreach (var count in _file.Counts)
            {
                counts[count] += count.Of.Contains(record.Name, StringComparer.Ordinal) ? 1 : 0;
                if (count.Record == record.Name)
                {
                    stated.Add((count, record));
                }
            }
        }

        return Uncounted(stated, counts) is { } wrong ? Outcome<TokenTape>.Failed(wrong) : Build(document.Length);
    }

    private Outcome<TokenTape> Build(int size)
    {
        using var builder = new TapeBuilder(Math.Max(256, size * 2));
        _root.Write(builder, layout.Structure);
        return builder.Build(limits.Json with { MaxBytes = limits.Json.MaxBytes * 8, MaxValues = Math.Max(limits.Json.MaxValues, 20_000_000) });
    }

    private (Record Record, string? Fault) Record(string raw, int number)
    {
        var tag = _file.TagAt < 0 ? "" : _file.TagAt >= raw.Length ? "" : raw.Substring(_file.TagAt, Math.Min(_file.TagLength, raw.Length - _file.TagAt)).TrimEnd();
        var kind = _file.TagAt < 0 ? layout.Records.Values.First() : layout.Records.Values.FirstOrDefault(one => one.Tag == tag);
        var record = new Record(kind?.Name ?? "", $"record {number.ToString(CultureInfo.InvariantCulture)}{(kind is null ? "" : $" ({kind.Name})")}", raw);
        if (kind is null)
        {
            return (record, $"The layout {layout.Reference} has no record with the tag '{tag}'. Add it there, or correct the file.");
        }

        if (_file.Length is { } length ? raw.Length != length : raw.AsSpan(Math.Min(raw.Length, kind.Length)).Trim().Length > 0)
        {
            return (record, $"The record has {raw.Length} characters, the layout says {_file.Length ?? kind.Length}. Correct the file, or 'length' and fields of the layout.");
        }

        foreach (var field in kind.Fields)
        {
            var (value, fault) = field.Read(raw);
            if (fault is not null)
            {
                return (record, $"{field.Name}: {fault} Correct the file, or the field in the layout.");
            }

            record.Fields.Add((field.Name, value));
        }

        return (record, null);
    }

    // A record that cannot be read still has its place where its kind is known, so that what follows is nested as it would be.
    private string? Spoil(RecordNesting nesting, Record record, string fault)
    {
        if (layout.Structure.Find(record.Name) is { Many: true } && nesting.Add(record) is null)
        {
            record.SpoiltBy(fault, record);
            return null;
        }

        return fault;
    }

    // What the file has once, its head or trailer, belongs to no repeating record.
    private bool Spoils(RecordNesting nesting, Record record, string fault)
    {
        if (layout.Structure.Find(record.Name) is not null || nesting.Repeating is not { } repeating)
        {
            return false;
        }

        repeating.SpoiltBy(fault, record);
        return true;
    }

    private static Problem? Uncounted(List<(RecordCount Count, Record Record)> stated, Dictionary<RecordCount, int> counts)
    {
        foreach (var (count, record) in stated)
        {
            // Zeros alone are what a padded field is filled with, so none is left of them.
            var text = record[count.Field] is { Length: > 0 } digits ? digits : "0";
            if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var says) || says != counts[count])
            {
                return new Problem("FMT-0010", $"The file says that it has {text} of {string.Join(", ", count.Of)}, and has {counts[count]}: some were lost or doubled on the way. Fetch it again.",
                    record.Place, $"{count.Record}/{count.Field}", record[count.Field]);
            }
        }

        return null;
    }

    private static Outcome<TokenTape> Failed(string code, string message, int number, string? raw = null) =>
        Outcome<TokenTape>.Failed(new Problem(code, message, $"record {number.ToString(CultureInfo.InvariantCulture)}", RawValue: raw is { Length: > 500 } ? raw[..500] : raw));
}
