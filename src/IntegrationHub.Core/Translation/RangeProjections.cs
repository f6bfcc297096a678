using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Translation;

/// <summary><c>range→set</c> and <c>set→range</c>: two ways to write the same pieces. Neither loses anything.</summary>
public static class RangeProjections
{
    /// <summary><c>range→set</c>: names every piece of a range.</summary>
    /// <returns>A line for each piece; what is no range is passed on. Problem <c>TRA-0009</c> for what is no range of numbers, or states another quantity than it has numbers.</returns>
    public static Outcome<Projected> ToSet(IReadOnlyList<MaterialReference> materials)
    {
        var (lines, problems) = (new List<MaterialReference>(), new List<Problem>());
        foreach (var material in materials)
        {
            if (SerialRange.Of(material) is not { } range)
            {
                lines.Add(material);
                continue;
            }

            var serials = range.Serials();
            problems.AddRange(serials.Problems);
            if (serials.Succeeded && material.Quantity is { } stated && (stated != serials.Value.Count || (material.Unit ?? Projections.Pieces) != Projections.Pieces))
            {
                problems.Add(new Problem("TRA-0009", $"The range has {serials.Value.Count} numbers and the message says {DecimalText.Shortest(stated)} {material.Unit}. Correct the one that is wrong at its source.", RawValue: $"{range.First}..{range.Last}"));
            }
            else if (serials.Succeeded)
            {
                Identifier[] others = [.. material.Identifiers!.Where(i => i.Scheme is not (SerialRange.FirstScheme or SerialRange.LastScheme))];
                lines.AddRange(serials.Value.Select(serial => material with { Serial = serial, Identifiers = others.Length == 0 ? null : others, Quantity = 1, Unit = Projections.Pieces }));
            }
        }

        return problems.Count > 0 ? Outcome<Projected>.Failed(problems) : Outcome<Projected>.Of(new Projected(lines, [], null, []));
    }

    /// <summary><c>set→range</c>: writes pieces whose numbers follow one another, and of which the message says the same, as ranges.</summary>
    /// <returns>The lines, or problem <c>TRA-0009</c> for a number that stands twice: a range would hide it.</returns>
    public static Outcome<Projected> ToRanges(IReadOnlyList<MaterialReference> materials)
    {
        var lines = new List<MaterialReference>();
        var problems = new List<Problem>();
        foreach (var alike in materials.GroupBy(m => m.Serial is null ? m : m with { Serial = "", Quantity = m.Quantity ?? 1, Unit = m.Unit ?? Projections.Pieces }))
        {
            // A name, a position or a measure of its own does not fit into a range.
            if (alike.Key is not { Serial: "", Identifiers: null, Position: null, Quantity: 1, Unit: Projections.Pieces })
            {
                lines.AddRange(alike);
                continue;
            }

            var serials = alike.Select(m => m.Serial!).OrderBy(s => s.Length).ThenBy(s => s, StringComparer.Ordinal).ToArray();
            problems.AddRange(serials.Zip(serials.Skip(1)).Where(pair => pair.First == pair.Second).Select(pair =>
                new Problem("TRA-0009", "The serial number stands twice. Correct it at its source.", RawValue: pair.First)));
            lines.AddRange(Runs(serials).Select(run => run.First == run.Last ? alike.Key with { Serial = run.First } : alike.Key with
            {
                Serial = null,
                Identifiers = [new Identifier(SerialRange.FirstScheme, run.First), new Identifier(SerialRange.LastScheme, run.Last)],
                Quantity = run.Count,
            }));
        }

        return problems.Count > 0 ? Outcome<Projected>.Failed(problems) : Outcome<Projected>.Of(new Projected(lines, [], null, []));
    }

    private static IEnumerable<(string First, string Last, int Count)> Runs(string[] serials)
    {
        for (var (from, at) = (0, 1); from < serials.Length; at++)
        {
            if (at == serials.Length || !SerialRange.Follows(serials[at - 1], serials[at]) || at - from == SerialRange.Largest)
            {
                yield return (serials[from], serials[at - 1], at - from);
                from = at;
            }
        }
    }
}
