using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation.Attributes;

/// <summary>When the revision is effective. Compared where both systems name the same revision; another revision is a finding of its own.</summary>
internal sealed class EffectivityAttribute() : MasterAttribute("effectivity", "the effectivity of the revision")
{
    internal override IEnumerable<AttributePair> Compare(MasterSnapshot required, MasterSnapshot actual, AttributeContext context)
    {
        if (required.Facts?.Effectivity is not { Count: > 0 } wanted || (actual.Revision is { } own && required.Revision is { } right && TextAttribute.Of(right, own) == Relation.Incomparable))
        {
            yield break;
        }

        var found = actual.Facts?.Effectivity;
        yield return new(null, Read(required, null)!, found is null ? null : Read(actual, null) ?? new("at no time"), found is null ? null : Of(wanted, found))
        {
            Effect = found is null || Of(wanted, found) is Relation.Equal or Relation.FormatOnly ? "" : "On some days the two build to different revisions.",
        };
    }

    internal override AttributeReading? Read(MasterSnapshot snapshot, string? part) => snapshot.Facts?.Effectivity is not { Count: > 0 } times ? null
        : new(string.Join("; ", Ordered(times).Select(Text)), times[0].Raw);

    private static Relation Of(IReadOnlyList<RevisionEffectivity> wanted, IReadOnlyList<RevisionEffectivity> found)
    {
        var (left, right) = (Ordered(wanted), Ordered(found));
        if (left.Count == right.Count && left.Zip(right).All(pair => Text(pair.First) == Text(pair.Second)))
        {
            return Relation.Equal;
        }

        if (left.Count == right.Count && left.Zip(right).All(pair => Key(pair.First) == Key(pair.Second)))
        {
            return Relation.FormatOnly;
        }

        return right.TrueForAll(one => left.Exists(wide => Holds(wide, one))) ? Relation.Stricter
            : left.TrueForAll(one => right.Exists(wide => Holds(wide, one))) ? Relation.Looser : Relation.Incomparable;
    }

    private static List<RevisionEffectivity> Ordered(IReadOnlyList<RevisionEffectivity> times) =>
        [.. times.OrderBy(one => one.Context, StringComparer.Ordinal).ThenBy(one => one.From, StringComparer.Ordinal).ThenBy(one => one.To, StringComparer.Ordinal)];

    // A day is the same as its first instant, and sorts as text.
    private static (string From, string To, string? Context) Key(RevisionEffectivity one) => (Start(one.From) ?? "", Start(one.To) ?? "9999-12-31T00:00:00Z", one.Context);

    private static string? Start(string? text) => text is { Length: 10 } ? text + "T00:00:00Z" : text;

    private static bool Holds(RevisionEffectivity wide, RevisionEffectivity one)
    {
        var (outer, inner) = (Key(wide), Key(one));
        return outer.Context == inner.Context && string.CompareOrdinal(outer.From, inner.From) <= 0 && string.CompareOrdinal(inner.To, outer.To) <= 0;
    }

    private static string Text(RevisionEffectivity one) =>
        $"from {one.From ?? "the beginning"}{(one.To is null ? " on" : $" until {one.To}")}{(one.Context is null ? "" : $" in {one.Context}")}";
}
