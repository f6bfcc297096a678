using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation.Attributes;

/// <summary>The suppliers of an item, as a set. Numbers meet as they are written, under a confirmed alias, or under one worldwide scheme.</summary>
internal sealed class SuppliersAttribute() : MasterAttribute("suppliers", "the suppliers")
{
    internal override IEnumerable<AttributePair> Compare(MasterSnapshot required, MasterSnapshot actual, AttributeContext context)
    {
        if (required.Facts?.Suppliers is not { Count: > 0 } wanted)
        {
            yield break;
        }

        if (actual.Facts?.Suppliers is not { } found)
        {
            yield return new(null, Read(required, null)!, null, null);
            yield break;
        }

        var known = context.Suppliers.Where(one => one.System == context.Own.System).GroupBy(one => one.Number, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var left = wanted.DistinctBy(Key).ToList();
        var right = found.Select(one => one.Scheme is null && known.TryGetValue(one.Id, out var alias) ? (One: one with { Id = alias.Supplier }, Written: one.Id) : (One: one, Written: one.Id)).DistinctBy(pair => Key(pair.One)).ToList();
        var exact = left.Select(Key).Intersect(right.Select(pair => Key(pair.One))).ToHashSet();
        left.RemoveAll(one => exact.Contains(Key(one)));
        right.RemoveAll(pair => exact.Contains(Key(pair.One)));

        // What differs in form alone and meets nothing else as near is a proposed alias, never the same number.
        var near = right.Select(pair => (pair.Written, Targets: left.Where(one => SameForm(one, pair.One)).ToList())).Where(pair => pair.Targets.Count == 1)
            .GroupBy(pair => pair.Targets[0]).Where(group => group.Count() == 1).Select(group => group.Single()).ToList();
        left.RemoveAll(one => near.Exists(pair => pair.Targets[0] == one));
        right.RemoveAll(pair => near.Exists(other => other.Written == pair.Written));
        yield return Pair(required, actual, context, left, [.. right.Select(pair => pair.Written)], [.. near.Select(pair => (pair.Written, pair.Targets[0].Id))]);
    }

    internal override AttributeReading? Read(MasterSnapshot snapshot, string? part) => snapshot.Facts?.Suppliers is not { Count: > 0 } suppliers ? null
        : new(string.Join(", ", suppliers.Select(one => one.Scheme is null ? one.Id : $"{one.Scheme} {one.Id}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)), suppliers[0].Raw);

    private AttributePair Pair(
        MasterSnapshot required, MasterSnapshot actual, AttributeContext context, List<ItemSupplier> missing, IReadOnlyList<string> extra, IReadOnlyList<(string Written, string Meant)> near)
    {
        var relation = (missing.Count, extra.Count, near.Count) switch
        {
            (0, 0, 0) => Relation.Equal,
            (0, 0, _) => Relation.FormatOnly,
            (_, 0, _) => Relation.Stricter,
            (0, _, _) => Relation.Looser,
            _ => Relation.Incomparable,
        };
        var (own, authority) = (context.Own.System, context.Authority);
        var lacks = missing.Count == 0 ? "" : $"{own} lacks {string.Join(" and ", missing.Select(one => one.Id))}. ";
        var takes = extra.Count == 0 ? "" : $"{authority} does not name {string.Join(" and ", extra)}. ";
        var written = near.Count == 0 ? "" : $"{string.Join(" and ", near.Select(pair => $"{pair.Written} may be {pair.Meant}"))}: only the way it is written differs. ";
        return new(null, Read(required, null)!, Read(actual, null) ?? new("none"), relation)
        {
            Effect = $"{lacks}{takes}{written}".Trim(),
            Remedy = relation == Relation.FormatOnly ? $"Confirm the supplier alias {string.Join(" and ", near.Select(pair => $"{pair.Written} = {pair.Meant}"))} of {own}, or say that they are two."
                : extra.Count > 0 && missing.Count > 0 ? $"If one of {string.Join(" and ", extra)} is a number of {string.Join(" or ", missing.Select(one => one.Id))}, confirm a supplier alias; otherwise correct the suppliers in {own}." : null,
        };
    }

    private static (string? Scheme, string Id) Key(ItemSupplier one) => (one.Scheme, one.Id);

    private static bool SameForm(ItemSupplier left, ItemSupplier right) => left.Scheme == right.Scheme && ItemNumber.MatchKey(left.Id) == ItemNumber.MatchKey(right.Id);
}
