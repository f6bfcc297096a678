namespace IntegrationHub.Core.Reconciliation.Data;

/// <summary>What the hub has seen of items. Every call takes part in the caller's transaction.</summary>
public interface IItemFacts
{
    /// <summary>Adds contradictions of a flag.</summary>
    Task ObserveAsync(IReadOnlyList<DataObservation> observations, CancellationToken cancellationToken);

    /// <summary>Reads the contradictions of an item, counted by system, site, point and kind.</summary>
    /// <param name="item">Any spelling of the number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<IReadOnlyList<DataObservation>> ObservationsAsync(string item, CancellationToken cancellationToken);

    /// <summary>Says whether a text is known as a serial number of an item.</summary>
    Task<bool> IsSerialAsync(string item, string text, CancellationToken cancellationToken);

    /// <summary>Says whether the genealogy knows a number of an item.</summary>
    /// <param name="kind"><c>lot</c> or <c>serial</c>.</param>
    /// <param name="item">The item as the sender writes it.</param>
    /// <param name="number">The number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<bool> IsKnownAsync(string kind, string item, string number, CancellationToken cancellationToken);

    /// <summary>Reads what the genealogy holds of an item.</summary>
    /// <param name="numbers">The item's numbers as the systems write them.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<ItemKnowledge> KnowledgeAsync(IReadOnlyCollection<string> numbers, CancellationToken cancellationToken);
}
