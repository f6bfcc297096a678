using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Formats;
using IntegrationHub.Core.Mapping.Run;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Translation;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Pipeline.Configuration;

/// <summary>All that the files below the hub's home say, compiled. Immutable.</summary>
public sealed record HubConfiguration
{
    /// <summary>Gets the controlled items.</summary>
    public required IReadOnlyList<ControlledItem> Items { get; init; }

    /// <summary>Gets the systems by name.</summary>
    public required IReadOnlyDictionary<string, SystemDescription> Systems { get; init; }

    /// <summary>Gets the interfaces by <c>system/name</c>.</summary>
    public required IReadOnlyDictionary<string, Flow> Flows { get; init; }

    /// <summary>Gets the contracts by <c>id@version</c>.</summary>
    public required IReadOnlyDictionary<string, Contract> Contracts { get; init; }

    /// <summary>Gets the policies.</summary>
    public required HubPolicies Policies { get; init; }
}

/// <summary>The controlled policies.</summary>
public sealed record HubPolicies(RoutingPolicy Routing, AuthorityPolicy Authority, TranslationPolicy Translation)
{
    /// <summary>Gets the item classes and risk classes.</summary>
    public ItemPolicy Items { get; init; } = ItemPolicy.None;

    /// <summary>Gets what products that no adapter connects can say about tracking.</summary>
    public IReadOnlyList<ProductFacts> Products { get; init; } = [];
}

/// <summary>One interface, compiled with everything that it runs with.</summary>
public sealed record Flow
{
    /// <summary>Gets the interface.</summary>
    public required InterfaceDescription Description { get; init; }

    /// <summary>Gets its system.</summary>
    public required SystemDescription System { get; init; }

    /// <summary>Gets the format of its documents.</summary>
    public required BoundFormat Format { get; init; }

    /// <summary>Gets the exact versions.</summary>
    public required Closure Closure { get; init; }

    /// <summary>Gets the contract of the input.</summary>
    public required Contract From { get; init; }

    /// <summary>Gets the compiled mapping.</summary>
    public required MappingPlan Plan { get; init; }

    /// <summary>Gets the mapping as <c>id@version</c>.</summary>
    public required string Mapping { get; init; }

    /// <summary>Gets the contracts of the outputs by <c>id@version</c>.</summary>
    public required IReadOnlyDictionary<string, Contract> To { get; init; }

    /// <summary>Gets the policies.</summary>
    public required HubPolicies Policies { get; init; }

    /// <summary>Gets all interfaces of the same configuration, for the closures of what a dispatch makes due, and their systems.</summary>
    public required Func<IReadOnlyDictionary<string, Flow>> Siblings { get; init; }
}
