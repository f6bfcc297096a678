namespace IntegrationHub.Core.Contracts;

/// <summary>How a contract is compiled and how much checking one document may cost.</summary>
public sealed record ContractOptions
{
    /// <summary>Gets the contract's name; by default it is taken from <c>$id</c>.</summary>
    public string? Id { get; init; }

    /// <summary>Gets whether <c>format</c> is a rule and not only a remark. A dialect with the format-assertion vocabulary switches it on by itself.</summary>
    /// <value>The default is false, as the standard says.</value>
    public bool AssertFormats { get; init; }

    /// <summary>Gets how many faults a result lists.</summary>
    /// <value>1 to 10,000. The default is 100.</value>
    public int MaxErrors { get; init; } = 100;

    /// <summary>Gets how many schema applications one document may cost: references can multiply.</summary>
    /// <value>1,000 to 1,000,000,000. The default is 20,000,000.</value>
    public long MaxSteps { get; init; } = 20_000_000;
}
