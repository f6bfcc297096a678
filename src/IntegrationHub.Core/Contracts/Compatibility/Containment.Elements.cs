using System.Globalization;
using System.Text.Json;

namespace IntegrationHub.Core.Contracts.Compatibility;

/// <content>Elements of arrays.</content>
internal sealed partial class Containment
{
    private bool Elements(Conjunction known, SchemaPart rule, string keyword, string path, string at, List<Obstacle> obstacles)
    {
        var first = rule.List("prefixItems").Count;
        return keyword switch
        {
            "prefixItems" => All(rule.List(keyword).Select((schema, i) => Shows(Element(known, i), schema, Place(path, i), obstacles))),
            "items" => All(Enumerable.Range(first, Math.Max(0, Positions(known) - first)).Select(i => Shows(Element(known, i), rule.One(keyword)!, Place(path, i), obstacles)))
                & Shows(Element(known, Math.Max(first, Positions(known))), rule.One(keyword)!, $"{path}/*", obstacles),
            "contains" => Contains(known, rule, path) || Fail(obstacles, path, at, "it may hold too few or too many such elements"),
            _ => Fail(obstacles, path, at, "which elements are evaluated is compared only where the whole schema is the same"),
        };
    }

    private bool Contains(Conjunction known, SchemaPart rule, string path)
    {
        var (least, most) = (Count(rule, "minContains") ?? 1, Count(rule, "maxContains"));
        return (least == 0 && most is null) || known.Parts.Any(part => part.One("contains") is { } before
            && (Count(part, "minContains") ?? 1) >= least && Shows(Conjunction.Of(before), rule.One("contains")!, path, [])
            && (most is null || (Count(part, "maxContains") <= most && IsSame(before, rule.One("contains")!))));
    }

    private static int Positions(Conjunction known) => known.Parts.Select(part => part.List("prefixItems").Count).DefaultIfEmpty().Max();

    // An element at a position that the array cannot reach is never there.
    private static Conjunction Element(Conjunction known, int index) => known.Parts.Any(part => Count(part, "maxItems") <= index)
        ? Conjunction.Never()
        : Conjunction.Of(known.Parts.Select(part => part.List("prefixItems") is var prefix && index < prefix.Count ? prefix[index] : part.One("items")).OfType<SchemaPart>());

    private static int? Count(SchemaPart part, string keyword) =>
        part[keyword] is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var count) && count is >= 0 and <= int.MaxValue ? (int)count : null;

    private static string Place(string path, int index) => $"{path}/{index.ToString(CultureInfo.InvariantCulture)}";
}
