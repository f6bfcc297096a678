namespace IntegrationHub.Adapters.Connectors.Files;

/// <summary>
/// A file in <c>.claimed/</c> that this process holds. The name says that somebody took it, the lock says who: a crash drops the lock and
/// leaves the name, so the next reader picks the file up again, while a live reader is never disturbed.
/// </summary>
internal sealed class ClaimedFile : IDisposable
{
    private readonly FileStream _lock;
    private readonly DropFolder _folder;

    private ClaimedFile(DropFolder folder, string path, FileStream held)
    {
        _folder = folder;
        Path = path;
        _lock = held;
    }

    public string Path { get; }

    public string Name => System.IO.Path.GetFileName(Path);

    public long Length => _lock.Length;

    /// <summary>Moves a waiting file to <c>.claimed/</c> and takes it.</summary>
    /// <returns>Null where somebody else was faster or a file of this name is still in work.</returns>
    public static ClaimedFile? TryClaim(DropFolder folder, string waiting)
    {
        var claimed = System.IO.Path.Combine(folder.Claimed, System.IO.Path.GetFileName(waiting));
        try
        {
            File.Move(waiting, claimed, overwrite: false);
        }
        catch (IOException)
        {
            return null;
        }

        return TryTake(folder, claimed);
    }

    /// <summary>Takes a file that is already in <c>.claimed/</c>.</summary>
    /// <returns>Null where another reader holds it, has finished it, or it is a link.</returns>
    public static ClaimedFile? TryTake(DropFolder folder, string claimed)
    {
        if (new FileInfo(claimed).LinkTarget is not null)
        {
            return null;
        }

        FileStream? held = null;
        try
        {
            held = new FileStream(claimed, FileMode.Open, FileAccess.Read, FileShare.None);
            if (File.Exists(claimed))
            {
                var file = new ClaimedFile(folder, claimed, held);
                held = null;
                return file;
            }
        }
        catch (IOException)
        {
            // Held or finished by another reader: not ours, and not a fault.
        }
        finally
        {
            held?.Dispose();
        }

        return null;
    }

    public async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        var body = new byte[_lock.Length];
        _lock.Position = 0;
        await _lock.ReadExactlyAsync(body, cancellationToken).ConfigureAwait(false);
        return body;
    }

    /// <summary>Moves the file to <c>done/</c>. Does nothing where that already happened.</summary>
    public void Finish() => MoveTo(_folder.Done);

    /// <summary>Moves the file to <c>refused/</c>.</summary>
    public void Refuse() => MoveTo(_folder.Refused);

    public void Dispose() => _lock.Dispose();

    private void MoveTo(string folder)
    {
        _lock.Dispose();
        if (File.Exists(Path))
        {
            File.Move(Path, DropFolder.FreeName(folder, Name), overwrite: false);
        }
    }
}
