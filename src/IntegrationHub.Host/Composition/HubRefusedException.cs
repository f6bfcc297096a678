using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Host.Composition;

/// <summary>The hub refuses to start; every fault is in the list, nothing was started.</summary>
public sealed class HubRefusedException(IReadOnlyList<Problem> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>Gets the faults.</summary>
    public IReadOnlyList<Problem> Problems => problems;
}
