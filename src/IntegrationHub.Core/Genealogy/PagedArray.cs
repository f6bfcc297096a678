namespace IntegrationHub.Core.Genealogy;

/// <summary>An array by numbers from 0 on that grows in pages: it never copies itself, and numbers nobody used cost nothing.</summary>
internal sealed class PagedArray<T>
    where T : struct
{
    private const int PageBits = 14;
    private const int PageSize = 1 << PageBits;
    private T[]?[] _pages = [];

    /// <summary>Gets a place to read or change; one that was never set holds the default.</summary>
    public ref T this[int at]
    {
        get
        {
            var page = at >> PageBits;
            if (page >= _pages.Length)
            {
                Array.Resize(ref _pages, Math.Max(page + 1, _pages.Length * 2));
            }

            return ref (_pages[page] ??= new T[PageSize])[at & (PageSize - 1)];
        }
    }
}
