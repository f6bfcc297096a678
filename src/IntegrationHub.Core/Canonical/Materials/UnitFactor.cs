namespace IntegrationHub.Core.Canonical.Materials;

/// <summary>An item's own factor between two units, as it is valid over some days: 1 <paramref name="From"/> is <paramref name="Factor"/> <paramref name="To"/>.</summary>
/// <param name="Item">The item.</param>
/// <param name="From">A unit, UN/ECE Recommendation 20.</param>
/// <param name="To">A unit, UN/ECE Recommendation 20.</param>
/// <param name="Factor">The factor, above 0.</param>
/// <param name="ValidFrom">The first day; null: always.</param>
/// <param name="ValidTo">The day on which it no longer holds; null: still.</param>
public sealed record UnitFactor(string Item, string From, string To, decimal Factor, DateOnly? ValidFrom = null, DateOnly? ValidTo = null)
{
    internal bool HoldsOn(DateOnly? day) => (ValidFrom is null && ValidTo is null) || (day is { } on && (ValidFrom is null || ValidFrom <= on) && (ValidTo is null || on < ValidTo));
}
