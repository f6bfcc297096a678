using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>Gives the flag cells of a file their meaning, once all values of its columns are known.</summary>
internal static class FlagDecoder
{
    /// <summary>Words for yes in cells.</summary>
    internal static readonly string[] True = ["x", "1", "true", "yes", "y", "j", "ja", "wahr"];

    /// <summary>Chooses a vocabulary per column and reads every combination of cells.</summary>
    public static void Decode(LoadedMaster master, ComparisonOptions options)
    {
        var readers = new List<Func<string, TrackingFlags>>();
        var flags = new List<ColumnGuess>();
        for (var i = 0; i < master.Guess.Flags.Count; i++)
        {
            var column = i;
            var values = master.Cells.Select(c => c.Raw[column].Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var guess = master.Guess.Flags[i];
            var declared = options.Values.Where(v => v.File == master.Name && string.Equals(v.Column, guess.Column, StringComparison.OrdinalIgnoreCase))
                .ToDictionary(v => v.Raw.Trim(), v => v.Meaning, StringComparer.OrdinalIgnoreCase);
            values.ExceptWith(declared.Keys);
            var vocabulary = Choose(guess, values);
            var blank = vocabulary.Blank is { } b && values.Any(v => v.Length > 0) && vocabulary.Unknown(values) == 0 ? b : TrackingFlags.Unknown;
            var unknown = values.Where(v => v.Length > 0 && vocabulary.Read(v) is null).Order(StringComparer.Ordinal).ToList();
            var blanks = !values.Contains("") ? "" : blank == TrackingFlags.Unknown ? "; blank is unknown" : $"; blank is {Shown(blank, guess.Role)}";
            flags.Add(guess with
            {
                Vocabulary = vocabulary.Name,
                Evidence = guess.Evidence + (unknown.Count == 0 ? $"; all values are known{blanks}" : $"; unknown values: {string.Join(", ", unknown.Take(5).Select(v => $"'{v}'"))}{blanks}"),
            });
            readers.Add(raw => declared.TryGetValue(raw.Trim(), out var meaning) ? Only(meaning, guess.Role)
                : string.IsNullOrWhiteSpace(raw) ? blank : vocabulary.Read(raw) ?? TrackingFlags.Unknown);
        }

        master.Guess = master.Guess with { Flags = flags };
        foreach (var cells in master.Cells)
        {
            cells.Flags = Combine(readers.Select((read, i) => read(cells.Raw[i])));
            cells.OutOfUse = cells.Raw.Skip(readers.Count).Take(master.Guess.OutOfUse.Count).Any(v => True.Contains(v.Trim(), StringComparer.OrdinalIgnoreCase));
        }
    }

    private static FlagVocabulary Choose(ColumnGuess guess, IReadOnlySet<string> values)
    {
        var known = KnownColumns.Find(guess.Column);
        var named = known is not null && known.Role == guess.Role;
        IEnumerable<FlagVocabulary> candidates = (named, guess.Role) switch
        {
            (true, _) => known!.Vocabularies,
            (_, ColumnRole.Lot) => [FlagVocabulary.LotMark, FlagVocabulary.LotYesNo, FlagVocabulary.Tryton],
            (_, ColumnRole.Serial) => [FlagVocabulary.SerialMark, FlagVocabulary.SerialYesNo],
            _ => FlagVocabulary.Generic,
        };
        var certain = candidates.ToList();

        // A lone X is Windchill's "lot and serial" only beside its other letters; elsewhere people mean "yes".
        if (certain.Count > 1 && !values.Contains("L") && !values.Contains("S"))
        {
            certain.Remove(FlagVocabulary.Windchill);
        }

        return certain.MinBy(v => v.Unknown(values))!;
    }

    // Two columns that contradict each other leave nothing known.
    private static TrackingFlags Combine(IEnumerable<TrackingFlags> parts)
    {
        TrackingLevel? lot = null, serial = null;
        var (lotBroken, serialBroken) = (false, false);
        foreach (var part in parts)
        {
            lotBroken |= part.Lot != TrackingLevel.Unknown && lot is not null && lot != part.Lot;
            serialBroken |= part.Serial != TrackingLevel.Unknown && serial is not null && serial != part.Serial;
            lot ??= part.Lot == TrackingLevel.Unknown ? null : part.Lot;
            serial ??= part.Serial == TrackingLevel.Unknown ? null : part.Serial;
        }

        return new(lotBroken ? TrackingLevel.Unknown : lot ?? TrackingLevel.Unknown, serialBroken ? TrackingLevel.Unknown : serial ?? TrackingLevel.Unknown);
    }

    private static TrackingFlags Only(TrackingFlags meaning, ColumnRole role) => role switch
    {
        ColumnRole.Lot => meaning with { Serial = TrackingLevel.Unknown },
        ColumnRole.Serial => meaning with { Lot = TrackingLevel.Unknown },
        _ => meaning,
    };

    private static string Shown(TrackingFlags flags, ColumnRole role) => role switch
    {
        ColumnRole.Lot => flags.Lot.ToString().ToLowerInvariant(),
        ColumnRole.Serial => flags.Serial.ToString().ToLowerInvariant(),
        _ => flags.ToString(),
    };
}
