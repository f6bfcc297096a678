using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Genealogy.Boundaries;

/// <summary>What an event must say before anybody can tell what happened, and what it must say before a target may be told.</summary>
public static class EventBoundary
{
    private const string Concession = "concession";

    /// <summary>Finds what makes an event ambiguous. It waits in quarantine: to record it either way would be a guess.</summary>
    /// <returns><c>GEN-0010</c> for a reversal that names neither event nor document, and a return that says it corrects one: many systems write both with one code.</returns>
    public static IEnumerable<Problem> Ambiguities(MaterialEvent e)
    {
        if (e.Operation == Operation.Reverse && e.Corrects is null && e.Documents is not { Count: > 0 })
        {
            yield return new Problem("GEN-0010", "The reversal names neither the event that it takes back nor a reference document, so it may as well be a real return. Map the reference document, or report it as a return.", "/corrects", "reverse");
        }

        if (e.Operation == Operation.Return && e.Corrects is not null)
        {
            yield return new Problem("GEN-0010", "A return moves material, and this one says that it takes an event back. Report it as a reversal, or leave out what it corrects.", "/corrects", "return");
        }
    }

    /// <summary>Reads a reversal that names a reference document as one that takes the event of that document back.</summary>
    public static MaterialEvent Resolved(MaterialEvent e) =>
        e is { Operation: Operation.Reverse, Corrects: null, Documents: { Count: > 0 } documents }
            ? e with { Corrects = new Correction((documents.FirstOrDefault(d => d.Type is "reference" or "material-document") ?? documents[0]).Id) }
            : e;

    /// <summary>Finds what holds a posting of an event back.</summary>
    /// <returns><c>GEN-0011</c> for a substitute that is named more weakly than the original, without a document of type <c>concession</c>.</returns>
    public static IEnumerable<Problem> Posting(MaterialEvent e)
    {
        if (e.Operation != Operation.Substitute || (e.Documents ?? []).Any(d => d.Type == Concession))
        {
            yield break;
        }

        if (e.Materials is not { Count: > 0 } originals)
        {
            yield return new Problem("GEN-0011", "The substitution does not say what it replaces, so nobody can tell whether it is tracked as well. Name the original under 'materials', or a document of type 'concession'.", "/materials", "substitute");
        }
        else if ((e.Inputs ?? []).FirstOrDefault(i => originals.Any(o => Strength(i) < Strength(o))) is { } weaker)
        {
            yield return new Problem("GEN-0011", "The substitute is tracked more weakly than what it replaces: a recall would lose it here. Scan the substitute, or name a document of type 'concession'.", "/inputs", "substitute", weaker.Serial ?? weaker.Lot ?? weaker.Item?.Id);
        }
    }

    private static int Strength(MaterialReference material) => material.Serial is not null ? 2 : material.Lot is not null || material.Container is not null || material.Identifiers is { Count: > 0 } ? 1 : 0;
}
