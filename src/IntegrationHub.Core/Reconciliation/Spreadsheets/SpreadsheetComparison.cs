using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Reconciliation.Attributes;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>
/// Compares exports with no set-up: guesses key and flag columns, decodes the flags, joins the item numbers, lists what differs.
/// Without <see cref="ComparisonOptions.Authority"/> the files are compared with each other: a difference then has the gate
/// <see cref="Gate.NoAuthority"/> and each value its relation to the strictest; the order of the files changes nothing.
/// With an authority there is one finding per other file, and the gate is <see cref="Gate.None"/> where both values are known.
/// </summary>
public static class SpreadsheetComparison
{
    /// <summary>Runs the comparison. Bad files and ambiguous columns are problems of the report.</summary>
    /// <param name="files">Two or more.</param>
    /// <param name="options">What the user declares.</param>
    public static SpreadsheetReport Run(IReadOnlyList<NamedFile> files, ComparisonOptions options)
    {
        var problems = Check(files, options);
        if (problems.Count > 0)
        {
            return new() { Guesses = [], Problems = problems };
        }

        var guesses = new List<FileGuess>();
        var tables = new List<Table>();
        foreach (var file in files)
        {
            var opened = Table.Open(file, options);
            if (opened.Succeeded)
            {
                tables.Add(opened.Value);
                guesses.Add(ColumnGuesser.Guess(file, opened.Value, options, problems));
            }
            else
            {
                problems.AddRange(opened.Problems);
                guesses.Add(new() { Name = file.Name, File = file.FileName });
            }
        }

        foreach (var column in options.Compared.Where(column => problems.Count == 0 && guesses.Count(guess => guess.Compared.Any(one => string.Equals(one.Column, column, StringComparison.OrdinalIgnoreCase))) < 2))
        {
            problems.Add(new("RSP-0023", $"Fewer than two files have a column '{column}', so there is nothing to compare. Name a header that two files or more have.", RawValue: column));
        }

        return problems.Count > 0 ? new() { Guesses = guesses, Problems = problems } : Compare(tables, guesses, options);
    }

    private static SpreadsheetReport Compare(List<Table> tables, List<FileGuess> guesses, ComparisonOptions options)
    {
        var keys = new KeyTable();
        var sites = new KeyTable();
        sites.Add("");
        var refused = new RefusedRows(options.MaximumRefusedListed);
        var loader = new MasterLoader(keys, sites, options, refused);
        var problems = new List<Problem>();
        var masters = new List<LoadedMaster>();
        var attributes = AttributeColumns.Several(tables.Zip(guesses, AttributeColumns.Of));
        for (var i = 0; i < tables.Count; i++)
        {
            var compared = options.Attributes ? attributes[i] : [];
            var loaded = loader.Load(tables[i], guesses[i] with { Attributes = AttributeColumns.Guesses(compared) }, compared);
            problems.AddRange(loaded.Problems);
            if (loaded.Succeeded)
            {
                masters.Add(loaded.Value);
            }
        }

        if (problems.Count > 0)
        {
            return new() { Guesses = guesses, Problems = problems, RefusedRows = refused.Listed };
        }

        foreach (var master in masters)
        {
            master.Link(keys.Count);
        }

        var notes = Notes(masters, AttributeColumns.Comparable(attributes), options);
        var comparison = new MasterFileComparison(keys, sites, masters, options, UseSites(masters, notes));
        var items = 0;
        foreach (var item in new ItemJoin(keys, masters).Items())
        {
            items++;
            comparison.Add(item);
        }

        notes.AddRange(comparison.Notes);
        comparison.Findings.Sort();
        return new()
        {
            Guesses = [.. masters.Select(m => m.Guess)],
            Notes = notes,
            Findings = comparison.Findings,
            RefusedRows = refused.Listed,
            Counts = new(items, comparison.Compared, comparison.Equal, comparison.Mismatches, refused.Count),
        };
    }

    private static List<Problem> Check(IReadOnlyList<NamedFile> files, ComparisonOptions options)
    {
        var problems = new List<Problem>();
        if (files.Count < 2)
        {
            problems.Add(new("RSP-0020", $"A comparison needs two files or more; found {files.Count}. Add --file NAME=FILE."));
        }

        foreach (var column in options.Compared.Where(string.IsNullOrWhiteSpace))
        {
            problems.Add(new("RSP-0011", "--compare names no column. Name one by its header.", RawValue: column));
        }

        foreach (var twice in files.GroupBy(f => f.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            problems.Add(new("RSP-0021", $"Two files are named '{twice.Key}'. Give each its own name.", RawValue: twice.Key));
        }

        var named = options.Keys.Keys.Concat(options.Flags.Select(f => f.File)).Concat(options.Values.Select(v => v.File)).Concat(options.Authority is { } a ? [a] : []);
        foreach (var name in named.Distinct(StringComparer.Ordinal).Where(n => !files.Any(f => f.Name == n)))
        {
            problems.Add(new("RSP-0022", $"No file is named '{name}'. The names are {string.Join(", ", files.Select(f => f.Name))}.", RawValue: name));
        }

        return problems;
    }

    private static List<string> Notes(List<LoadedMaster> masters, IReadOnlyList<MasterAttribute> attributes, ComparisonOptions options)
    {
        var notes = new List<string>();
        foreach (var master in masters)
        {
            if (!master.SpeaksOfLot)
            {
                notes.Add($"{master.Name} has no lot flag: lots are not compared with it.");
            }

            if (!master.SpeaksOfSerial)
            {
                notes.Add($"{master.Name} has no serial flag: serial numbers are not compared with it.");
            }
        }

        if (attributes.Count > 0)
        {
            var said = string.Join(", ", attributes.Select(one => one.Words));
            notes.Add(options.Attributes ? $"Also compared: {said}. A blank cell and what cannot be read say nothing." : $"Two files or more have a column for {said}; --attributes compares them too.");
        }

        return notes;
    }

    // Two systems that name the same plants differently would each look as if it had none of the other's items.
    private static bool UseSites(List<LoadedMaster> masters, List<string> notes)
    {
        var named = masters.Where(m => m.Guess.Site is not null).Select(m => (Master: m, Sites: SitesOf(m))).ToList();
        for (var i = 0; i < named.Count; i++)
        {
            for (var j = i + 1; j < named.Count; j++)
            {
                if (!named[i].Sites.Overlaps(named[j].Sites))
                {
                    notes.Add($"{named[i].Master.Name} and {named[j].Master.Name} share no site name, so sites are not compared. Use the same site names in both to compare site by site.");
                    return false;
                }
            }
        }

        return named.Count > 0;
    }

    private static HashSet<int> SitesOf(LoadedMaster master)
    {
        var sites = new HashSet<int>();
        foreach (var row in master.Rows)
        {
            if (row.Site != 0)
            {
                sites.Add(row.Site);
            }
        }

        return sites;
    }
}
