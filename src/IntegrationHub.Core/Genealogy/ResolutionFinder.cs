using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Genealogy;

/// <summary>Where an answer became possible instead of certain or excluded, and what would tell.</summary>
/// <param name="Kind"><c>suspect-unknown</c>, <c>piece-unknown</c>, <c>use-unknown</c>, <c>output-unknown</c>, <c>order-as-a-whole</c> or <c>assumed</c>.</param>
/// <param name="Node">The node of which too little is known.</param>
/// <param name="Transformation">The order, where one is named.</param>
/// <param name="Possible">How many possible nodes lie behind it: at most so many would be settled.</param>
/// <param name="Datum">What to find out, in words.</param>
public sealed record ResolutionLoss(string Kind, string Node, string? Transformation, int Possible, string Datum);

/// <summary>Finds where the resolution of a recall was lost, and which missing datum would narrow it most.</summary>
internal static class ResolutionFinder
{
    // More are looked at in the order of how much they touch directly; a list for people ends long before.
    private const int MostLookedAt = 200;
    private const int MostTold = 10;

    /// <summary>Finds the losses, the one that would narrow most first.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="suspects">What is suspected: unknown pieces of a lot lose resolution before anything else does.</param>
    public static IReadOnlyList<ResolutionLoss> Find(Scope scope, IReadOnlyList<Suspect> suspects)
    {
        var edges = scope.Edges.ToList();
        var next = edges.ToLookup(e => e.From, e => e.To, StringComparer.Ordinal);
        var up = edges.Where(e => e.IsMembership).ToLookup(e => e.To, e => e.From, StringComparer.Ordinal);
        return
        [
            .. suspects.Where(s => s.Pieces is not null).Select(s => new ResolutionLoss("suspect-unknown", s.Key, null, scope.Levels.Keys.Count(n => !scope.Certain.Contains(n)),
                $"Which {DecimalText.Shortest(s.Pieces!.Value)} of {s.Key} are suspect: their serial numbers, or what sets them apart.")).Where(loss => loss.Possible > 0),
            .. edges.Select(e => Point(scope, e)).OfType<LossPoint>().GroupBy(p => (p.Kind, p.Node, p.Transformation))
                .OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Node, StringComparer.Ordinal).Take(MostLookedAt)
                .Select(g => new ResolutionLoss(g.Key.Kind, g.Key.Node, g.Key.Transformation, Behind(scope, next, up, g), Datum([.. g])))
                .Where(loss => loss.Possible > 0)
                .OrderByDescending(loss => loss.Possible).ThenBy(loss => loss.Kind == "piece-unknown").ThenBy(loss => loss.Node, StringComparer.Ordinal).ThenBy(loss => loss.Kind, StringComparer.Ordinal).Take(MostTold),
        ];
    }

    private static LossPoint? Point(Scope scope, GenealogyEdge edge)
    {
        if (edge.IsMembership)
        {
            // Travelled from the piece to its lot: nobody saw where the piece went.
            return scope.Levels[edge.To] < scope.Levels[edge.From] && !scope.Graph.UseIsKnown(edge.To)
                ? new LossPoint("use-unknown", edge.To, null, edge.From, edge)
                : null;
        }

        if (scope.Certain.Contains(edge.To))
        {
            return null;
        }

        var kind = edge.Evidence == EvidenceGrade.Assumed ? "assumed"
            : !edge.Input!.NamesBothSides ? "order-as-a-whole"
            : edge.Evidence == EvidenceGrade.Candidate ? "output-unknown"
            : scope.Graph.KindOf(edge.From) is NodeKind.Lot or NodeKind.Container ? "piece-unknown"
            : null;

        // Whichever order took it: the pieces of one lot are told apart by one look at its label.
        return kind is null ? null : new LossPoint(kind, edge.From, kind == "piece-unknown" ? null : edge.Input!.Transformation, edge.To, edge);
    }

    // A use that nobody saw counts what the lot may have gone into; everything else what lies behind its outputs.
    private static int Behind(Scope scope, ILookup<string, string> next, ILookup<string, string> up, IEnumerable<LossPoint> points)
    {
        var seen = new HashSet<string>(points.Select(p => p.To), StringComparer.Ordinal);
        var open = new Stack<string>(seen);
        while (open.TryPop(out var node))
        {
            foreach (var other in next[node].Concat(up[node]).Where(seen.Add))
            {
                open.Push(other);
            }
        }

        return seen.Count(node => !scope.Certain.Contains(node));
    }

    private static string Datum(LossPoint[] points)
    {
        var (first, targets) = (points[0], string.Join(" or ", points.Select(p => p.To).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(3)));
        var more = points.Select(p => p.To).Distinct(StringComparer.Ordinal).Count() > 3 ? " or others" : "";
        var amount = first.Edge.Quantity is { } quantity ? DecimalText.Shortest(quantity) + " " : "";
        return first.Kind switch
        {
            "use-unknown" => $"Where {first.Node} went: a scan of its use. Until then any withdrawal from {first.To} may have taken it.",
            "assumed" => $"A scan or count that confirms that {first.Node} is in {targets}{more}; so far that is assumed.",
            "order-as-a-whole" => $"Which output of order {first.Transformation ?? "(unnamed)"} took {first.Node}: {targets}{more}. It was issued to the order as a whole.",
            "output-unknown" => $"Which output of the event took {first.Node}: {targets}{more}.",
            _ => $"The serial number or sublot of the {amount}of {first.Node} that went into {targets}{more}.",
        };
    }

    private sealed record LossPoint(string Kind, string Node, string? Transformation, string To, GenealogyEdge Edge);
}
