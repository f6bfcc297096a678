using System.Globalization;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Translation;

/// <summary>Compares two versions of the policy table by what they decide: every case is asked of both.</summary>
public static class TranslationComparison
{
    /// <summary>Compares.</summary>
    /// <param name="before">The old version.</param>
    /// <param name="oldNode">Its document.</param>
    /// <param name="after">The new version.</param>
    /// <param name="newNode">Its document.</param>
    public static ItemComparison Compare(TranslationPolicy before, YamlNode oldNode, TranslationPolicy after, YamlNode newNode) =>
        ItemComparison.Of(oldNode, newNode, () => Cases(before, after)
            .GroupBy(pair => (Old: Says(pair.Old), New: Says(pair.New)))
            .Select(group => Change(group.Key.Old, group.Key.New, [.. group], oldNode, newNode)));

    private static IEnumerable<(SourceGranularity Source, PolicyCell Old, PolicyCell New)> Cases(TranslationPolicy before, TranslationPolicy after)
    {
        var risks = before.Cells.Concat(after.Cells).Select(cell => cell.Risk).Append(null).Distinct(StringComparer.Ordinal).ToList();
        var all = before.Cells.Concat(after.Cells).Select(cell => (cell.Site, cell.ItemClass)).ToList();
        var places = (from site in all.Select(one => one.Site).Append(null).Distinct(StringComparer.Ordinal)
                      from itemClass in all.Select(one => one.ItemClass).Append(null).Distinct(StringComparer.Ordinal)
                      select (Site: site, Class: itemClass)).ToList();
        return from operation in Enum.GetValues<Operation>()
               from source in Enum.GetValues<SourceGranularity>()
               from target in Enum.GetValues<TargetHolding>()
               from purpose in Enum.GetValues<Purpose>()
               from risk in risks
               from place in places
               let one = new PolicyCase(operation, source, target, purpose, risk, place.Site, place.Class)
               let old = before.Decide(one)
               let @new = after.Decide(one)
               where Does(old) != Does(@new)
               select (source, old, @new);
    }

    private static ItemChange Change(string old, string @new, IReadOnlyList<(SourceGranularity Source, PolicyCell Old, PolicyCell New)> cases, YamlNode oldNode, YamlNode newNode)
    {
        var (change, why) = cases.Select(one => Verdict(one.Source, one.Old.Action, one.New.Action)).MaxBy(verdict => verdict.Class);
        return new(ChangeKind.Changed, cases[0].New.Address, change,
            string.Create(CultureInfo.InvariantCulture, $"{cases.Count} cases: {@new}, before {old}"), why, oldNode["cells"]?.Place, newNode["cells"]?.Place);
    }

    private static (ChangeClass Class, string Why) Verdict(SourceGranularity source, TranslationAction old, TranslationAction @new)
    {
        if (old == @new)
        {
            return old == TranslationAction.Expand && source == SourceGranularity.Quantity
                ? (ChangeClass.NarrowsRecall, "amounts are put into another lot")
                : (ChangeClass.Lossless, "only who answers, or by when");
        }

        var (was, now) = (Names(source, old), Names(source, @new));
        return @new == TranslationAction.Refuse ? (ChangeClass.Lossless, "what is refused is held for a person")
            : now == 0 && source != SourceGranularity.Quantity ? (ChangeClass.NarrowsRecall, "the target no longer gets pieces or lots")
            : old == TranslationAction.Refuse || was == 0 || now < was ? (ChangeClass.WidensRecall, "the target's view of it covers more")
            : now > was ? (ChangeClass.NarrowsRecall, "pieces are meant where the whole lot was")
            : (ChangeClass.Lossless, "the target gets as much");
    }

    // How precisely material is named after the action: pieces 3, lots 2, sets 1, amounts 0.
    private static int Names(SourceGranularity source, TranslationAction action) => action switch
    {
        TranslationAction.Preserve => source switch { SourceGranularity.Quantity => 0, SourceGranularity.Unit or SourceGranularity.SerialSet or SourceGranularity.Range => 3, _ => 2 },
        TranslationAction.Expand => 3,
        TranslationAction.Aggregate => 2,
        TranslationAction.Candidates => 1,
        _ => 0,
    };

    private static (TranslationAction, string?, string?, string?) Does(PolicyCell cell) => (cell.Action, cell.Role, cell.Deadline, cell.Lot);

    private static string Says(PolicyCell cell) => $"{cell.Address} says {cell.Action}" + (cell.Lot is null ? "" : $" of lot {cell.Lot}") + (cell.Role is null ? "" : $" ({cell.Role}, {cell.Deadline})");
}
