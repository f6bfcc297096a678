using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Systems;

namespace IntegrationHub.Core.Translation.BackFilling;

/// <summary>Decides what may be back-filled and who may agree to it.</summary>
public static class BackFillRules
{
    /// <summary>Proposes a back-fill.</summary>
    /// <param name="escrow">The posting.</param>
    /// <param name="wish">The proposal; its number is 0.</param>
    /// <param name="target">The target system; null where it is no longer described.</param>
    /// <returns>The proposal, or all problems: <c>TRA-0020</c> to <c>TRA-0024</c>.</returns>
    public static Outcome<BackFill> Propose(OpenEscrow escrow, BackFill wish, SystemDescription? target)
    {
        Problem[] problems = [.. Faults(escrow, wish, target)];
        return problems.Length > 0 ? Outcome<BackFill>.Failed(problems) : Outcome<BackFill>.Of(wish);
    }

    /// <summary>Agrees to a proposal, or does not.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="to">Approved or rejected.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="at">When, microseconds UTC.</param>
    /// <returns>What it becomes, or problem <c>TRA-0024</c>: author and approver differ, and a decision is made once.</returns>
    public static Outcome<BackFill> Decide(BackFill proposal, BackFillState to, string? by, long at) =>
        string.IsNullOrWhiteSpace(by) ? Failed("A decision names who makes it.", "/by")
        : proposal.State != BackFillState.Proposed ? Failed($"Back-fill {proposal.Number} was {Word(proposal.State)} by {proposal.DecidedBy} already. Propose another one.", "/number")
        : to == BackFillState.Approved && string.Equals(proposal.Author, by.Trim(), StringComparison.OrdinalIgnoreCase)
            ? Failed($"{proposal.Author} proposed it, so somebody else must agree.", "/by")
        : Outcome<BackFill>.Of(proposal with { State = to, DecidedBy = by.Trim(), DecidedAt = at });

    /// <summary>Finds the interface that carries a kind of back-fill to a target; null where it has none.</summary>
    public static InterfaceDescription? Carrier(SystemDescription? target, BackFillKind kind) =>
        target?.Interfaces.FirstOrDefault(i => i.Direction == Direction.Out && i.BackFill == Word(kind));

    /// <summary>Makes the event that a back-fill says to the target. It names the event that it goes back to, which stays as it was posted.</summary>
    public static MaterialEvent Event(MaterialEvent posted, BackFillOrder order, IReadOnlyList<MaterialReference> lines)
    {
        var back = new Correction(posted.EventId ?? "", Reason: $"back-fill {order.Number}: {order.Reason}");
        return order.Kind == BackFillKind.LateAssignment
            ? posted with { Operation = Operation.Serialise, Inputs = null, Outputs = null, Materials = lines, Corrects = back }
            : posted with { Operation = Operation.Correct, Inputs = lines, Outputs = null, Materials = null, Corrects = back };
    }

    private static IEnumerable<Problem> Faults(OpenEscrow escrow, BackFill wish, SystemDescription? target)
    {
        if (!escrow.IsPosted)
        {
            yield return new Problem("TRA-0020", "The delivery is not posted, so there is nothing to fill back. Settle it first: release it, or wait for the target.", "/delivery");
        }

        if (escrow.BackFills.FirstOrDefault(b => b.State != BackFillState.Rejected) is { } earlier)
        {
            yield return new Problem("TRA-0021", $"Back-fill {earlier.Number} ({Word(earlier.Kind)}) is {Word(earlier.State)} already. Decide that one first.", "/delivery");
        }

        if (wish.Kind != BackFillKind.RecordInHub && target is { Expresses.Serial: false } && escrow.Materials.Any(m => m.Serial is not null))
        {
            yield return new Problem("TRA-0022", $"{target.Name} cannot hold serial numbers at all. Record it in the hub.", "/kind");
        }
        else if (wish.Kind != BackFillKind.RecordInHub && Carrier(target, wish.Kind) is null)
        {
            yield return new Problem("TRA-0023", $"No interface of {escrow.Target.Split('/')[0]} carries it. Add `backFill: {Word(wish.Kind)}` to an outbound interface in its system.yaml, or record it in the hub.", "/kind");
        }

        if (string.IsNullOrWhiteSpace(wish.Author) || string.IsNullOrWhiteSpace(wish.Reason))
        {
            yield return new Problem("TRA-0024", "A back-fill names its author and its reason. Add 'author' and 'reason'.", "/reason");
        }
    }

    private static string Word<T>(T value)
        where T : struct, Enum => PolicyAnswer.Word(value);

    private static Outcome<BackFill> Failed(string message, string place) => Outcome<BackFill>.Failed(new Problem("TRA-0024", message, place));
}
