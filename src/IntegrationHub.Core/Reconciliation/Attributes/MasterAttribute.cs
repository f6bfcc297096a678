namespace IntegrationHub.Core.Reconciliation.Attributes;

/// <summary>A master attribute beside the tracking flag. It is compared where the authority policy names who is right about it, and nowhere else.</summary>
/// <param name="Name">The name in the authority policy and in findings.</param>
/// <param name="Words">The name in sentences.</param>
/// <param name="Read">Reads the value in a form that can be compared; null is not sent.</param>
public sealed record MasterAttribute(string Name, string Words, Func<MasterSnapshot, string?> Read)
{
    /// <summary>Gets all of them. A new one is a line here.</summary>
    public static IReadOnlyList<MasterAttribute> All { get; } =
    [
        new("base-unit", "the base unit", snapshot => snapshot.BaseUnit),
        new("revision", "the engineering revision", snapshot => snapshot.Revision),
    ];
}
