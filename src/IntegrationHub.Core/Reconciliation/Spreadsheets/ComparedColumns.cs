using System.Globalization;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>Compares the columns that the user names besides the flags: as text, without the space around it. A blank cell and a file without the column say nothing.</summary>
internal sealed class ComparedColumns(IReadOnlyList<LoadedMaster> masters, ComparisonOptions options)
{
    private readonly (string Header, int[] Places)[] _columns = [.. options.Compared.Distinct(StringComparer.OrdinalIgnoreCase).Select(header => (header, masters.Select(master => PlaceOf(master, header)).ToArray()))];

    /// <summary>Says whether all files say the same in every column, as far as they say anything.</summary>
    public bool AllEqual(FileValue[] values)
    {
        foreach (var (_, places) in _columns)
        {
            string? first = null;
            for (var file = 0; file < values.Length; file++)
            {
                if (TextOf(values[file], places[file]) is { } text && (first ??= text) != text)
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Makes the findings of an item: one of each column among equals, or one of each file that differs from the authority.</summary>
    public IEnumerable<Finding> Findings(int authority, string item, string? site, FileValue[] values)
    {
        foreach (var (header, places) in _columns)
        {
            var said = values.Select((value, file) => (File: file, Text: TextOf(value, places[file]))).Where(one => one.Text is not null).Select(one => (one.File, Text: one.Text!)).ToList();
            if (authority < 0)
            {
                if (said.DistinctBy(one => one.Text, StringComparer.Ordinal).Count() > 1)
                {
                    yield return AmongEquals(item, site, header, said, values);
                }

                continue;
            }

            foreach (var other in said.Where(one => one.File != authority))
            {
                if (said.Find(one => one.File == authority) is { Text: { } right } && right != other.Text)
                {
                    yield return Against(item, site, header, (authority, right), other, values);
                }
            }
        }
    }

    private static int PlaceOf(LoadedMaster master, string header) =>
        master.Guess.Compared.ToList().FindIndex(column => string.Equals(column.Column, header, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at
            ? master.Guess.Flags.Count + master.Guess.OutOfUse.Count + at : -1;

    // Two rows of an item that say two things say both: that is for a person to see.
    private static string? TextOf(FileValue value, int place)
    {
        if (place < 0 || value is not { Presence: Presence.Present, Contradicted: false, Cells: { } cells })
        {
            return null;
        }

        var text = value.Besides is { Count: > 0 } besides
            ? string.Join(" | ", besides.Select(one => one.Raw[place].Trim()).Prepend(cells.Raw[place].Trim()).Where(one => one.Length > 0).Distinct(StringComparer.Ordinal))
            : cells.Raw[place].Trim();
        return text.Length > 0 ? text : null;
    }

    private static bool IsFormat(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private Finding AmongEquals(string item, string? site, string header, List<(int File, string Text)> said, FileValue[] values)
    {
        var relation = said.TrueForAll(one => IsFormat(one.Text, said[0].Text)) ? Relation.FormatOnly : Relation.Incomparable;
        return Make(item, site, header, Gate.NoAuthority, relation, said, values) with
        {
            Explanation = $"{string.Join(", ", said.Select(one => $"{masters[one.File].Name} says '{one.Text}'"))} for {header}. No authority says which is right.",
            Proposal = new(string.Join(", ", said.Select(one => masters[one.File].Name)), null, "to be decided", [], $"Decide which is right about {header} of {item} (--authority NAME judges all), then correct the others."),
        };
    }

    private Finding Against(string item, string? site, string header, (int File, string Text) right, (int File, string Text) other, FileValue[] values)
    {
        var relation = IsFormat(right.Text, other.Text) ? Relation.FormatOnly : Relation.Incomparable;
        var (name, authority) = (masters[other.File].Name, masters[right.File].Name);
        return Make(item, site, header, Gate.None, relation, [right, other], values) with
        {
            System = name,
            Authority = authority,
            Explanation = $"{name} says '{other.Text}' for {header}; {authority} says '{right.Text}'.",
            Proposal = new(name, PathOf(other.File, header, values), right.Text, [], $"Set {header} of {item} in {name} to '{right.Text}'."),
        };
    }

    private Finding Make(string item, string? site, string header, Gate gate, Relation relation, List<(int File, string Text)> said, FileValue[] values) => new()
    {
        Item = item,
        Site = site,
        Attribute = header,
        Gate = gate,
        Relation = relation,
        Cause = Cause.Unexplained,
        Severity = SeverityRule.Of(gate, relation, null, options.Risk),
        NeedsPerson = SeverityRule.NeedsPerson(gate, relation, null),
        Explanation = "",
        Values = [.. said.Select(one => new SystemValue { System = masters[one.File].Name, Item = values[one.File].Item, Value = one.Text, Raw = one.Text, Path = PathOf(one.File, header, values) })],
    };

    private string PathOf(int file, string header, FileValue[] values) => $"{masters[file].Guess.File}!{values[file].Line.ToString(CultureInfo.InvariantCulture)}:{header}";
}
