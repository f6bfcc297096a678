using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Translation;

/// <summary><c>container→contents</c> as of the event, and <c>contents→container</c> for a container that the caller names.</summary>
public static class ContainerProjections
{
    /// <summary><c>container→contents</c>: names what lies in containers, also in the containers within them. Which box it lies in is lost.</summary>
    /// <returns>The contents, or problem <c>TRA-0012</c>: nothing is known to lie in a container, it lies in itself, or its quantity contradicts its content.</returns>
    public static Outcome<Projected> ToContents(IReadOnlyList<MaterialReference> containers, TranslationFacts facts)
    {
        var (lines, problems, because) = (new List<MaterialReference>(), new List<Problem>(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var container in containers)
        {
            Open(container.Container!, facts, [], lines, problems, because);
        }

        return problems.Count > 0 ? Outcome<Projected>.Failed(problems)
            : Outcome<Projected>.Of(new Projected(LineSums.Sum(lines), ["container"], EvidenceGrade.Exact, [.. because]));
    }

    /// <summary><c>contents→container</c>: says the container in place of what lies in it, only where all of it is meant.</summary>
    /// <param name="materials">The contents.</param>
    /// <param name="container">The container that they are believed to fill.</param>
    /// <param name="facts">The facts.</param>
    /// <returns>The container, or problem <c>TRA-0013</c> where something else or not all of it is meant.</returns>
    public static Outcome<Projected> ToContainer(IReadOnlyList<MaterialReference> materials, string container, TranslationFacts facts)
    {
        var contents = ToContents([new MaterialReference { Container = container }], facts);
        if (!contents.Succeeded)
        {
            return contents;
        }

        if (!Counted(materials).ToHashSet().SetEquals(Counted(contents.Value.Lines)))
        {
            return Outcome<Projected>.Failed(new Problem("TRA-0013", "What is meant is not what lies in the container. Name the material itself, or report what was packed and unpacked.", RawValue: container));
        }

        string[] names = [.. Named("serial", m => m.Serial), .. Named("lot", m => m.Lot), .. Named("quantity", m => m.Quantity)];
        var line = new MaterialReference { Container = container };
        var (_, lost) = LineSums.Fold(materials, [.. materials.Select(_ => line)]);
        return Outcome<Projected>.Of(new Projected([line], [.. names, .. lost], EvidenceGrade.Exact, contents.Value.Because));

        IEnumerable<string> Named(string name, Func<MaterialReference, object?> member) => materials.Any(m => member(m) is not null) ? [name] : [];
    }

    private static void Open(string container, TranslationFacts facts, List<string> within, List<MaterialReference> lines, List<Problem> problems, SortedSet<string> because)
    {
        if (within.Contains(container, StringComparer.Ordinal))
        {
            problems.Add(new Problem("TRA-0012", $"The container lies in itself, by way of {string.Join(", ", within)}. Correct the record that is wrong at its source.", RawValue: container));
            return;
        }

        var contents = facts.Contents.Where(f => f.Container == container).ToArray();
        if (contents.Length == 0)
        {
            problems.Add(new Problem("TRA-0012", "Nothing is known to lie in the container. Report what was packed, then release the message.", RawValue: container));
        }

        foreach (var content in contents)
        {
            because.Add(content.Because);
            if (content.Material is { Serial: null, Lot: null, Container: { } inner })
            {
                Open(inner, facts, [.. within, container], lines, problems, because);
            }
            else
            {
                lines.Add(content.Material with { Container = null });
            }
        }
    }

    // What is counted of material: names of its own, attributes and positions are not.
    private static IEnumerable<MaterialReference> Counted(IReadOnlyList<MaterialReference> materials) => LineSums.Sum(materials.Select(m => new MaterialReference
    {
        Item = m.Item is null ? null : new ItemReference(m.Item.Id),
        Serial = m.Serial,
        Lot = m.Lot,
        Quantity = m.Quantity ?? (m.Serial is null ? null : 1),
        Unit = m.Unit ?? (m.Serial is null ? null : Projections.Pieces),
        Segment = m.Segment,
    }));
}
