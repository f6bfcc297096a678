namespace IntegrationHub.Storage.Connections;

/// <summary>The folder of an embedded hub. One process at a time holds it; others find that one's address in it.</summary>
public sealed class DataDirectory : IDisposable
{
    private const string LockName = "hub.lock";
    private const string AddressName = "hub.url";
    private readonly FileStream _lock;

    private DataDirectory(string folder, FileStream held) => (Folder, _lock) = (folder, held);

    /// <summary>Gets the folder.</summary>
    public string Folder { get; }

    /// <summary>Gets the database file.</summary>
    public string DatabaseFile => Path.Combine(Folder, "hub.db");

    /// <summary>Gets the folder of file drops.</summary>
    public string DropFolder => Path.Combine(Folder, "drop");

    /// <summary>Takes the folder, making it where it is not there.</summary>
    /// <returns>The folder, or null while another process holds it.</returns>
    public static DataDirectory? TryOpen(string folder)
    {
        Directory.CreateDirectory(folder);
        try
        {
            // The operating system frees the lock when the process ends, however it ends.
            var held = new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var directory = new DataDirectory(folder, held);
            File.Delete(Path.Combine(folder, AddressName));
            return directory;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Reads the address of the hub that holds the folder, or null where it has not told one.</summary>
    public static Uri? RunningAt(string folder)
    {
        try
        {
            return Uri.TryCreate(File.ReadAllText(Path.Combine(folder, AddressName)).Trim(), UriKind.Absolute, out var address) ? address : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Tells other processes where this hub answers.</summary>
    public void Announce(string address)
    {
        // Written aside and renamed: a reader sees all of it or none.
        var aside = Path.Combine(Folder, AddressName + ".new");
        File.WriteAllText(aside, address);
        File.Move(aside, Path.Combine(Folder, AddressName), overwrite: true);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        File.Delete(Path.Combine(Folder, AddressName));
        _lock.Dispose();
    }
}
