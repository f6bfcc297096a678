using System.Globalization;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Mapping.Functions;

namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>How a column writes times.</summary>
/// <param name="As">The form, as the functions <c>time</c> and <c>instant</c> name it.</param>
/// <param name="Local">Whether no value carries an offset.</param>
/// <param name="DayOnly">Whether the values are dates alone.</param>
/// <param name="Also">Another form that reads all values too, with other days: nobody can tell which is right.</param>
/// <param name="First">The earliest value, as local time.</param>
/// <param name="Last">The latest value.</param>
internal sealed record TimeForm(string As, bool Local, bool DayOnly, string? Also, DateTime First, DateTime Last)
{
    /// <summary>The name of a form that only counts seconds or milliseconds: no function reads it, so no rule is proposed.</summary>
    public const string Epoch = "seconds or milliseconds since 1970";

    private static readonly string[] Forms =
    [
        "iso-8601", "sap-odata", "sap-date", "sap-timestamp",
        .. new[] { "dd.MM.yyyy", "d.M.yyyy", "MM/dd/yyyy", "dd/MM/yyyy", "M/d/yyyy", "d/M/yyyy", "yyyy/MM/dd", "dd-MM-yyyy", "yyyy.MM.dd" }
            .SelectMany(date => new[] { date, date + " HH:mm", date + " HH:mm:ss", date + " H:mm", date + " H:mm:ss" }),
        "yyyyMMdd HHmmss", "yyyyMMdd'T'HHmmss", "dd-MMM-yyyy", "dd-MMM-yyyy HH:mm:ss", "d MMM yyyy",
    ];

    private static readonly IReadOnlyList<(string As, Func<string, SourceTime?> Read)> Readers = [.. Forms.Select(form => (form, SourceTime.Reader(form, out _)!))];

    /// <summary>Finds the form in which all texts are times of these decades; null where there is none.</summary>
    public static TimeForm? Of(IReadOnlyList<string> texts)
    {
        if (texts.Count == 0 || !texts.All(text => text.Length is >= 8 and <= 40 && char.IsAsciiDigit(text[0]) || text.StartsWith("/Date(", StringComparison.Ordinal)))
        {
            return null;
        }

        var fitting = Readers.Select(reader => (reader.As, Times: All(texts, reader.Read))).Where(pair => pair.Times is not null).ToList();
        if (fitting.Count == 0)
        {
            return EpochOf(texts);
        }

        var (name, times) = fitting[0];
        var other = fitting.Skip(1).FirstOrDefault(pair => !pair.Times!.Select(time => time.Local).SequenceEqual(times!.Select(time => time.Local)));
        var moments = times!.ConvertAll(time => time.Local.ToDateTimeUnspecified());
        return new TimeForm(name, times!.TrueForAll(time => time.Offset is null), times!.TrueForAll(time => time.Precision == TimePrecision.Day), other.As, moments.Min(), moments.Max());
    }

    /// <summary>Reads one value; null for forms that cannot be read.</summary>
    public DateTime? Read(string text) =>
        Readers.FirstOrDefault(reader => reader.As == As).Read?.Invoke(text)?.Local.ToDateTimeUnspecified()
        ?? (As == Epoch && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? FromEpoch(number) : null);

    private static List<SourceTime>? All(IReadOnlyList<string> texts, Func<string, SourceTime?> read)
    {
        var times = new List<SourceTime>(texts.Count);
        foreach (var text in texts)
        {
            // Digits that would be a day in the year 4711 are a number.
            if (read(text) is not { } time || time.Local.Year is < 1970 or > 2099)
            {
                return null;
            }

            times.Add(time);
        }

        return times;
    }

    // Ten or thirteen digits could be anything; that all are of the same few years could not.
    private static TimeForm? EpochOf(IReadOnlyList<string> texts)
    {
        if (texts.Count < ColumnFacts.Enough || !texts.All(text => text.Length is 10 or 13 && text.All(char.IsAsciiDigit)))
        {
            return null;
        }

        var moments = texts.Select(text => FromEpoch(long.Parse(text, CultureInfo.InvariantCulture))).ToList();
        return moments.Min().Year >= 2000 && moments.Max().Year <= 2050 && (moments.Max() - moments.Min()).TotalDays is > 0 and < 3653
            ? new TimeForm(Epoch, false, false, null, moments.Min(), moments.Max()) : null;
    }

    private static DateTime FromEpoch(long number) =>
        number < 20_000_000_000 ? DateTimeOffset.FromUnixTimeSeconds(number).DateTime
        : number < 20_000_000_000_000 ? DateTimeOffset.FromUnixTimeMilliseconds(number).DateTime : DateTime.MaxValue;
}
