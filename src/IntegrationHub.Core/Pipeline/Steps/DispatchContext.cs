namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>A canonical message on its way to the capabilities.</summary>
/// <param name="Work">The message.</param>
/// <param name="Document">The canonical message.</param>
/// <param name="CanonicalId">The key of its row.</param>
/// <param name="Stores">The stores of the transaction.</param>
public sealed record DispatchContext(MessageWork Work, CanonicalDocument Document, long CanonicalId, IHubStores Stores);
