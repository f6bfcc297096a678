namespace IntegrationHub.Messaging;

/// <summary>Tells pages and waiters of this instance that something was committed. It says that, not what: the database is the truth.</summary>
public sealed class HubChanges
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Raised after a commit, on the thread of the committer; handlers must not block.</summary>
    public event EventHandler? Changed;

    /// <summary>Says that something was committed.</summary>
    public void Notify()
    {
        Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Gets a task that completes at the next change; take it before looking at the database.</summary>
    public Task Next => _next.Task;
}
