namespace IntegrationHub.Storage.Pipeline;

/// <summary>Another worker has taken over; what this one did is undone.</summary>
public sealed class LeaseLostException(string message) : Exception(message);
