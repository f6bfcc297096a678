using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation.Attributes;

/// <summary>
/// For which days or numbers the revision is effective. Compared where both systems name the same revision; another revision is a finding of its own.
/// Days are never compared with numbers, and serial numbers never with lots: what one system says in the one and another in the other is not comparable.
/// </summary>
internal sealed class EffectivityAttribute() : MasterAttribute("effectivity", "the effectivity of the revision")
{
    internal override IEnumerable<AttributePair> Compare(MasterSnapshot required, MasterSnapshot actual, AttributeContext context)
    {
        if (Ranges(required) is not { Count: > 0 } wanted || (actual.Revision is { } own && required.Revision is { } right && TextAttribute.Of(right, own) == Relation.Incomparable))
        {
            yield break;
        }

        var found = Ranges(actual);
        Relation? relation = found is null ? null : Of(wanted, found);
        yield return new(null, Read(required, null)!, found is null ? null : Read(actual, null) ?? new("at no time"), relation)
        {
            Nearest = relation is not null and not Relation.Equal && IsNearest(wanted, found!, context),
            Effect = relation is null or Relation.Equal or Relation.FormatOnly ? ""
                : wanted.Concat(found!).Any(one => one.Kind != EffectivityKind.Date) ? "The two may build a unit to different revisions." : "On some days the two build to different revisions.",
        };
    }

    internal override AttributeReading? Read(MasterSnapshot snapshot, string? part) =>
        Ranges(snapshot) is { Count: > 0 } ranges ? new(string.Join("; ", ranges.Select(one => one.Text)), snapshot.Facts!.Effectivity![0].Raw) : null;

    // A system that knows days alone contradicts no serial numbers, as long as it says the days that are required.
    private bool IsNearest(List<EffectivityRange> wanted, List<EffectivityRange> found, AttributeContext context)
    {
        var said = wanted.Where(one => !context.CannotSay(Name, Word(one.Kind))).ToList();
        return said.Count < wanted.Count && (said.Count == 0 || Of(said, found) is Relation.Equal or Relation.FormatOnly);
    }

    private static Relation Of(List<EffectivityRange> wanted, List<EffectivityRange> found)
    {
        if (wanted.Count == found.Count && wanted.Zip(found).All(pair => pair.First.Text == pair.Second.Text))
        {
            return Relation.Equal;
        }

        if (wanted.Count == found.Count && wanted.TrueForAll(one => found.Exists(one.SameAs)) && found.TrueForAll(one => wanted.Exists(one.SameAs)))
        {
            return Relation.FormatOnly;
        }

        return found.TrueForAll(one => wanted.Exists(wide => wide.Holds(one))) ? Relation.Stricter
            : wanted.TrueForAll(one => found.Exists(wide => wide.Holds(one))) ? Relation.Looser : Relation.Incomparable;
    }

    // In an order that the sources need not keep.
    private static List<EffectivityRange>? Ranges(MasterSnapshot snapshot) => snapshot.Facts?.Effectivity is not { } said ? null
        : [.. said.OrderBy(one => one.Kind ?? EffectivityKind.Date).ThenBy(one => one.Context, StringComparer.Ordinal).ThenBy(one => one.From, StringComparer.Ordinal).ThenBy(one => one.To, StringComparer.Ordinal)
            .ThenBy(one => one.FromNumber, StringComparer.Ordinal).ThenBy(one => one.ToNumber, StringComparer.Ordinal).Select(one => new EffectivityRange(one))];

    private static string Word(EffectivityKind kind) => kind.ToString().ToLowerInvariant();
}
