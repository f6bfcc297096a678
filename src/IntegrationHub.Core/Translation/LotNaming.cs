using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Translation;

/// <summary><c>quantity→lot</c>: only by a policy that names the lot. What it says is assumed: it makes nothing certain.</summary>
public static class LotNaming
{
    /// <summary>Puts amounts into the lot that the policy names.</summary>
    /// <param name="amounts">Amounts of items, without lot or serial number.</param>
    /// <param name="lot">The lot that the policy names; null where it names none.</param>
    /// <param name="policy">The cell that names it.</param>
    /// <returns>The lines with assumed evidence, or problem <c>TRA-0014</c>.</returns>
    public static Outcome<Projected> Name(IReadOnlyList<MaterialReference> amounts, string? lot, string policy) =>
        lot is null ? Failed("Nobody named the lot that the amount is from, and none is guessed. Scan it, or name a lot in the policy's override.")
        : amounts.Any(m => m.Serial is not null || m.Lot is not null || m.Container is not null) ? Failed("The material is named already. Correct the cell of the policy.")
        : Outcome<Projected>.Of(new Projected(LineSums.Sum(amounts.Select(m => m with { Lot = lot, Evidence = EvidenceGrade.Assumed })), [], EvidenceGrade.Assumed, [policy]));

    private static Outcome<Projected> Failed(string message) => Outcome<Projected>.Failed(new Problem("TRA-0014", message));
}
