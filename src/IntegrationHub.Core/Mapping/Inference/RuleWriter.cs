namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>Makes rules for columns: which functions turn what the source writes into what canonical messages hold.</summary>
internal sealed class RuleWriter(string system, string? zone, string level = "")
{
    /// <summary>A rule for text.</summary>
    public RuleDraft? Text(string id, string target, ColumnFinding? source, bool required = false) => source is null ? null : new RuleDraft
    {
        Id = id, Set = target, From = Pointer(source), Source = source.Path, Required = required, Do = [.. Clean(source, text: true)], Confirm = Why(source),
    };

    /// <summary>A rule for a number of material; where GS1 or EPC texts hold it, the part that is asked for.</summary>
    public RuleDraft? Material(string part, string target, ColumnFinding? source) =>
        Text(part, target, source) is { } rule && source!.Facts.AreGs1 ? rule with { Do = [.. rule.Do, $"{{ identify: {part} }}"] } : Text(part, target, source);

    /// <summary>A rule for a quantity.</summary>
    public RuleDraft? Quantity(string id, string target, ColumnFinding? source) => source is null ? null : new RuleDraft
    {
        Id = id, Set = target, From = Pointer(source), Source = source.Path, Confirm = Why(source),
        Do = [.. Clean(source, text: false), source.Facts.Number is { Point: ',' } ? "{ decimal: { point: \",\" } }" : "quantity"],
    };

    /// <summary>A rule for a unit, by a spelling that the hub knows or by a list of the system's own.</summary>
    public RuleDraft? Unit(string id, string target, ColumnFinding? source, ColumnFinding quantity)
    {
        if (source is null)
        {
            return null;
        }

        var convention = UnitColumn.Convention(source.Facts);
        var list = convention is null ? Vocabulary.UnitList($"{system}-unit", [.. source.Facts.Values.Select(value => value.Text)]) : null;
        return list is { Entries.Count: 0 } ? null : new RuleDraft
        {
            Id = id, Set = target, From = Pointer(source), Source = source.Path, Lookup = list, When = $"{{ present: {YamlText.Of(Pointer(quantity))} }}",
            Do = [.. Clean(source, text: false), .. convention switch { null => Array.Empty<string>(), "common" => ["unit"], _ => [$"{{ unit: {convention} }}"] }],
            Confirm = $"{Why(source)}{(list is null ? "" : $"; {list.Words}")}",
        };
    }

    /// <summary>A rule for a time; an instant where the target takes no interval.</summary>
    public RuleDraft? Time(string id, string target, ColumnFinding? source, string function = "time")
    {
        if (source?.Facts.Time is not { } form || form.As == TimeForm.Epoch || (function == "instant" && form.DayOnly))
        {
            return null;
        }

        var where = form.Local ? $", zone: {YamlText.Of(zone ?? "UTC")}" : "";
        return new RuleDraft
        {
            Id = id, Set = target, From = Pointer(source), Source = source.Path,
            Do = [.. Clean(source, text: false), form.Local ? $"{{ {function}: {{ as: {YamlText.Of(form.As)}{where} }} }}" : $"{{ {function}: {YamlText.Of(form.As)} }}"],
            Confirm = Why(source) + (form.Local && zone is null ? "; the samples name no zone, UTC stands for it" : ""),
        };
    }

    /// <summary>A rule for codes.</summary>
    public RuleDraft? Codes(string id, string target, ColumnFinding? source, Func<IReadOnlyList<string>, CodeListDraft> list, bool required = false)
    {
        if (source is null || list([.. source.Facts.Values.Select(value => value.Text)]) is not { Entries.Count: > 0 } codes)
        {
            return null;
        }

        return new RuleDraft
        {
            Id = id, Set = target, From = Pointer(source), Source = source.Path, Lookup = codes, Required = required,
            Do = [.. Clean(source, text: false)], Confirm = $"{Why(source)}; {codes.Words}",
        };
    }

    /// <summary>A rule for what no column says.</summary>
    public static RuleDraft Const(string id, string target, string value, string confirm) => new() { Id = id, Set = target, Const = value, Confirm = confirm };

    /// <summary>Says in plain words what a rule was proposed for.</summary>
    public static string Why(ColumnFinding source) => source.Role == ColumnRole.Undecided
        ? $"{NameHints.NameOf(source.Path)} by its name alone: {source.Evidence[0]}"
        : $"{NameHints.NameOf(source.Path)} is {source.Role.ToString().ToLowerInvariant()}, {(source.Certainty == Certainty.High ? "measured" : "weak evidence")}: {source.Because}";

    /// <summary>Gets the pointer as a rule at this level writes it.</summary>
    public string Pointer(ColumnFinding source)
    {
        var own = source.Facts.Column.Level.Path;
        if (own == level)
        {
            return source.Path[own.Length..];
        }

        var (up, at) = (0, level);
        while (at != own)
        {
            // One level of loops above: the list before the last star.
            at = at[..^2];
            at = at.LastIndexOf("/*", StringComparison.Ordinal) is >= 0 and var star ? at[..(star + 2)] : "";
            up++;
        }

        return new string('^', up) + source.Path[own.Length..];
    }

    private static IEnumerable<string> Clean(ColumnFinding source, bool text)
    {
        var column = source.Facts.Column;
        if (!column.AllText && text)
        {
            yield return "text";
        }

        if (column.Padded)
        {
            yield return "trim";
        }

        if (column.Seen > source.Facts.Count && column.AllText)
        {
            yield return "notBlank";
        }
    }
}
