using System.Globalization;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>Guesses which columns hold the key, the site and the flags: by name first, by measurement where no name is known. Two equally good guesses are a problem, not a choice.</summary>
internal static class ColumnGuesser
{
    private const int SampleRows = 2_000;

    /// <summary>Guesses the columns of a table.</summary>
    /// <param name="file">The file.</param>
    /// <param name="table">The table.</param>
    /// <param name="options">What the user declared.</param>
    /// <param name="problems">Where to report what could not be guessed.</param>
    public static FileGuess Guess(NamedFile file, Table table, ComparisonOptions options, List<Problem> problems)
    {
        var sample = Columns(table);
        var known = table.Header.Select(KnownColumns.Find).ToArray();
        var flags = DeclaredFlags(file, table, options, problems) ?? GuessedFlags(file, table, sample, known, problems);
        var site = Best(table, known, ColumnRole.Site);
        var taken = flags.Select(f => f.Index).Append(site?.Index ?? -1).ToHashSet();
        var guess = new FileGuess
        {
            Name = file.Name,
            File = file.FileName,
            Dialect = table.Dialect,
            Site = site,
            Flags = flags,
            OutOfUse = [.. Named(table, known, ColumnRole.OutOfUse)],
            Compared = [.. options.Compared.Select(header => IndexOf(table, header)).Where(index => index >= 0).Distinct().Select(index => new ColumnGuess(table.Header[index], ColumnRole.Compared, 1, "declared with --compare") { Index = index })],
            Key = DeclaredKey(file, table, options, problems) ?? (options.Keys.ContainsKey(file.Name) ? null : GuessedKey(file, table, sample, known, taken, problems)),
        };
        if (flags.Count == 0 && !problems.Exists(p => p.Place == file.FileName && p.Code is "RSP-0011" or "RSP-0013"))
        {
            problems.Add(new("RSP-0010", $"No tracking flag was found among the columns {List(table)}. Name it: --flag {file.Name}=COLUMN:lot|serial|tracking.", file.FileName));
        }

        return guess;
    }

    private static List<string>[] Columns(Table table)
    {
        var columns = table.Header.Select(_ => new List<string>()).ToArray();
        var rows = 0;
        foreach (var row in table.Rows())
        {
            if (row.Fault is null)
            {
                for (var i = 0; i < columns.Length; i++)
                {
                    columns[i].Add(row[i]);
                }
            }

            if (++rows == SampleRows)
            {
                break;
            }
        }

        return columns;
    }

    private static ColumnGuess? DeclaredKey(NamedFile file, Table table, ComparisonOptions options, List<Problem> problems)
    {
        if (!options.Keys.TryGetValue(file.Name, out var column))
        {
            return null;
        }

        var index = IndexOf(table, column);
        if (index >= 0)
        {
            return new(table.Header[index], ColumnRole.Key, 1, "declared with --key") { Index = index };
        }

        problems.Add(new("RSP-0011", $"There is no column '{column}'. The columns are {List(table)}.", file.FileName, RawValue: column));
        return null;
    }

    private static List<ColumnGuess>? DeclaredFlags(NamedFile file, Table table, ComparisonOptions options, List<Problem> problems)
    {
        var declared = options.Flags.Where(f => f.File == file.Name).ToList();
        if (declared.Count == 0)
        {
            return null;
        }

        var flags = new List<ColumnGuess>();
        foreach (var choice in declared)
        {
            var index = IndexOf(table, choice.Column);
            if (index < 0)
            {
                problems.Add(new("RSP-0011", $"There is no column '{choice.Column}'. The columns are {List(table)}.", file.FileName, RawValue: choice.Column));
            }
            else
            {
                flags.Add(new(table.Header[index], choice.Role, 1, "declared with --flag") { Index = index });
            }
        }

        return flags;
    }

    private static List<ColumnGuess> GuessedFlags(NamedFile file, Table table, List<string>[] sample, KnownColumn?[] known, List<Problem> problems)
    {
        var flags = new List<ColumnGuess>();
        foreach (var role in (ColumnRole[])[ColumnRole.Tracking, ColumnRole.Lot, ColumnRole.Serial])
        {
            var candidates = Named(table, known, role).Where(c => Plausible(sample[c.Index], known[c.Index]!)).ToList();
            var best = candidates.Where(c => c.Confidence >= candidates[0].Confidence - 0.05).ToList();
            if (best.Count > 1)
            {
                problems.Add(new("RSP-0013", $"Both {string.Join(" and ", best.Select(c => $"'{c.Column}'"))} may be the {Word(role)} flag. Name one: --flag {file.Name}={best[0].Column}:{Word(role)}.", file.FileName));
            }

            flags.AddRange(best.Take(1));
        }

        // A code for both beside a flag for one: the finer columns of the same system say the same; one source of truth is enough.
        if (flags.Exists(f => f.Role == ColumnRole.Tracking && f.Confidence >= 0.9))
        {
            flags.RemoveAll(f => f.Role != ColumnRole.Tracking && f.Confidence < 1);
        }

        return flags.Count > 0 ? flags : [.. ByValues(table, sample)];
    }

    // Without a name, only words that mean nothing else make a column a tracking flag; X and 1 could be anything.
    private static IEnumerable<ColumnGuess> ByValues(Table table, List<string>[] sample)
    {
        for (var i = 0; i < sample.Length; i++)
        {
            var values = sample[i].Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (values.Count is > 1 and <= 8 && FlagVocabulary.Words.Unknown(values) == 0 && values.Any(v => v.Length > 2 && FlagVocabulary.Words.Read(v) is { } f && f.ToString() != "untracked"))
            {
                yield return new(table.Header[i], ColumnRole.Tracking, 0.6, $"all values are words for tracking ({string.Join(", ", values.Order(StringComparer.Ordinal))})") { Index = i };
                yield break;
            }
        }
    }

    private static ColumnGuess? GuessedKey(NamedFile file, Table table, List<string>[] sample, KnownColumn?[] known, HashSet<int> taken, List<Problem> problems)
    {
        var candidates = new List<ColumnGuess>();
        for (var i = 0; i < sample.Length; i++)
        {
            if (taken.Contains(i) || sample[i].Count == 0 || known[i] is { Role: not ColumnRole.Key })
            {
                continue;
            }

            var filled = sample[i].Count(v => v.Length > 0) / (double)sample[i].Count;
            var unique = sample[i].Distinct(StringComparer.Ordinal).Count() / (double)sample[i].Count;
            var codes = sample[i].Count(v => v.Length is > 0 and <= 60 && v.Trim().Count(char.IsWhiteSpace) <= 1) / (double)sample[i].Count;
            var name = known[i]?.Weight ?? 0;
            if (name >= 0.7 ? filled >= 0.5 : filled >= 0.9 && unique >= 0.95 && codes >= 0.9)
            {
                var because = name > 0 ? $"the name is {known[i]!.Source}; " : "";
                candidates.Add(new(table.Header[i], ColumnRole.Key, Math.Round((name * 0.6) + (unique * codes * 0.4), 2),
                    $"{because}{unique.ToString("P0", CultureInfo.InvariantCulture)} of the first {sample[i].Count} values are distinct") { Index = i });
            }
        }

        if (candidates.Count == 0)
        {
            problems.Add(new("RSP-0012", $"No column looks like an item number among {List(table)}. Name it: --key {file.Name}=COLUMN.", file.FileName));
            return null;
        }

        // Uniqueness alone does not rank two columns of unknown name, and a repeated key (one row per plant) is still the key.
        double Rank(ColumnGuess c) => (known[c.Index]?.Weight ?? 0) is > 0 and var w ? w : c.Confidence / 10;
        var best = candidates.OrderByDescending(Rank).ThenBy(c => c.Index).ToList();
        if (best.Count > 1 && Rank(best[0]) - Rank(best[1]) < 0.04)
        {
            problems.Add(new("RSP-0014", $"Both '{best[0].Column}' and '{best[1].Column}' may be the item number. Name one: --key {file.Name}={best[0].Column}.", file.FileName));
        }

        return best[0];
    }

    private static bool Plausible(List<string> values, KnownColumn known)
    {
        var filled = values.Where(v => !string.IsNullOrWhiteSpace(v)).ToList();
        var unknown = known.Vocabularies.Select(v => v.Unknown(filled)).DefaultIfEmpty(filled.Count).Min();

        // A column named by a system is the flag whatever it holds; what it holds may then be unknown. A looser name must fit.
        return known.Weight >= 0.95 || unknown <= filled.Count * 0.2;
    }

    private static ColumnGuess? Best(Table table, KnownColumn?[] known, ColumnRole role) => Named(table, known, role).FirstOrDefault();

    private static IEnumerable<ColumnGuess> Named(Table table, KnownColumn?[] known, ColumnRole role) =>
        known.Select((k, i) => (Known: k, Index: i)).Where(p => p.Known?.Role == role)
            .OrderByDescending(p => p.Known!.Weight).ThenBy(p => p.Index)
            .Select(p => new ColumnGuess(table.Header[p.Index], role, p.Known!.Weight, $"the name is {p.Known.Source}") { Index = p.Index });

    private static int IndexOf(Table table, string column)
    {
        var exact = table.Header.ToList().FindIndex(h => string.Equals(h, column, StringComparison.Ordinal));
        return exact >= 0 ? exact : table.Header.ToList().FindIndex(h => string.Equals(h, column, StringComparison.OrdinalIgnoreCase));
    }

    private static string Word(ColumnRole role) => role switch { ColumnRole.Lot => "lot", ColumnRole.Serial => "serial", _ => "tracking" };

    private static string List(Table table) => string.Join(", ", table.Header.Take(20).Select(h => $"'{h}'")) + (table.Header.Count > 20 ? " ..." : "");
}
