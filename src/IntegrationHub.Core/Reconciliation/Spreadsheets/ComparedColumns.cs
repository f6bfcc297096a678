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

    /// <summary>Gets the header of a column.</summary>
    public string HeaderOf(int column) => _columns[column].Header;

    /// <summary>Judges the columns of an item: each among equals, or each file that differs from the one that is right.</summary>
    public IEnumerable<Judgement> Judge(int authority, FileValue[] values)
    {
        for (var column = 0; column < _columns.Length; column++)
        {
            var said = Said(column, values);
            if (authority < 0)
            {
                if (said.DistinctBy(one => one.Text, StringComparer.Ordinal).Count() > 1)
                {
                    yield return new(-1, Gate.NoAuthority, said.TrueForAll(one => IsFormat(one.Text, said[0].Text)) ? Relation.FormatOnly : Relation.Incomparable, column);
                }

                continue;
            }

            foreach (var other in said.Where(one => one.File != authority))
            {
                if (said.Find(one => one.File == authority) is { Text: { } right } && right != other.Text)
                {
                    yield return new(other.File, Gate.None, IsFormat(right, other.Text) ? Relation.FormatOnly : Relation.Incomparable, column);
                }
            }
        }
    }

    /// <summary>Words a judgement.</summary>
    public Finding Word(Judgement found, int authority, string item, string? site, FileValue[] values)
    {
        var (header, said) = (HeaderOf(found.Column), Said(found.Column, values));
        var finding = new Finding
        {
            Item = item,
            Site = site,
            Attribute = header,
            Gate = found.Gate,
            Relation = found.Relation,
            Cause = Cause.Unexplained,
            Severity = SeverityRule.Of(found.Gate, found.Relation, null, options.Risk),
            NeedsPerson = SeverityRule.NeedsPerson(found.Gate, found.Relation, null),
            Explanation = $"{string.Join(", ", said.Select(one => $"{masters[one.File].Name} says '{one.Text}'"))} for {header}. No authority says which is right.",
            Values = [.. said.Where(one => authority < 0 || one.File == authority || one.File == found.File)
                .Select(one => new SystemValue { System = masters[one.File].Name, Item = values[one.File].Item, Value = one.Text, Raw = one.Text, Path = PathOf(one.File, header, values) })],
            Proposal = new(string.Join(", ", said.Select(one => masters[one.File].Name)), null, "to be decided", [], $"Decide which is right about {header} of {item} (--authority NAME judges all), then correct the others."),
        };
        if (authority < 0)
        {
            return finding;
        }

        var (name, right) = (masters[found.File].Name, said.Find(one => one.File == authority).Text);
        return finding with
        {
            System = name,
            Authority = masters[authority].Name,
            Explanation = $"{name} says '{said.Find(one => one.File == found.File).Text}' for {header}; {masters[authority].Name} says '{right}'.",
            Proposal = new(name, PathOf(found.File, header, values), right, [], $"Set {header} of {item} in {name} to '{right}'."),
        };
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

    private List<(int File, string Text)> Said(int column, FileValue[] values) =>
        [.. values.Select((value, file) => (File: file, Text: TextOf(value, _columns[column].Places[file]))).Where(one => one.Text is not null).Select(one => (one.File, one.Text!))];

    private string PathOf(int file, string header, FileValue[] values) => $"{masters[file].Guess.File}!{values[file].Line.ToString(CultureInfo.InvariantCulture)}:{header}";
}
