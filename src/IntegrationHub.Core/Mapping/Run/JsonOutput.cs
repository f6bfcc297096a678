using System.Buffers;
using System.Globalization;
using System.Text;

namespace IntegrationHub.Core.Mapping.Run;

/// <summary>Writes compact UTF-8 JSON and can take back what turned out empty, so that nothing is evaluated twice.</summary>
internal sealed class JsonOutput(RunState state, int limit)
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(code => (byte)code)]);
    private static readonly SearchValues<char> EscapedChars = SearchValues.Create(['"', '\\', .. Enumerable.Range(0, 0x20).Select(code => (char)code)]);
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(4096);
    private int _at;

    // How far may be written without asking anything: to the end of the buffer or to the limit.
    private int _room;
    private bool _comma;

    /// <summary>Gets a mark to return to.</summary>
    public (int At, bool Comma) Mark => (_at, _comma);

    /// <summary>Takes back everything since a mark.</summary>
    public void Rewind((int At, bool Comma) mark) => (_at, _comma) = mark;

    public void Open(byte bracket)
    {
        Separate();
        Byte(bracket);
        _comma = false;
    }

    public void Close(byte bracket)
    {
        Byte(bracket);
        _comma = true;
    }

    /// <summary>Writes a name that is already quoted and followed by its colon.</summary>
    public void Name(ReadOnlySpan<byte> quotedWithColon)
    {
        if (Reserve(quotedWithColon.Length + (_comma ? 1 : 0)))
        {
            if (_comma)
            {
                _bytes[_at++] = (byte)',';
            }

            quotedWithColon.CopyTo(_bytes.AsSpan(_at));
            _at += quotedWithColon.Length;
        }

        _comma = false;
    }

    public void Name(string name)
    {
        Separate();
        Quoted(name);
        Byte((byte)':');
        _comma = false;
    }

    /// <summary>Writes JSON as it is.</summary>
    public void Raw(ReadOnlySpan<byte> json)
    {
        Separate();
        Bytes(json);
        _comma = true;
    }

    public void Text(string text)
    {
        Separate();
        Quoted(text);
        _comma = true;
    }

    /// <summary>Writes decoded UTF-8 text.</summary>
    public void Text(ReadOnlySpan<byte> utf8)
    {
        Separate();
        if (utf8.IndexOfAny(Escaped) < 0)
        {
            if (Reserve(utf8.Length + 2))
            {
                _bytes[_at++] = (byte)'"';
                utf8.CopyTo(_bytes.AsSpan(_at));
                _at += utf8.Length;
                _bytes[_at++] = (byte)'"';
            }
        }
        else
        {
            Quoted(Encoding.UTF8.GetString(utf8));
        }

        _comma = true;
    }

    public void Ascii(string json)
    {
        Separate();
        Span<byte> small = stackalloc byte[64];
        Bytes(json.Length <= small.Length ? small[..Encoding.ASCII.GetBytes(json, small)] : Encoding.ASCII.GetBytes(json));
        _comma = true;
    }

    /// <summary>Takes what was written; nothing may be written afterwards.</summary>
    public byte[] Take()
    {
        var written = _bytes.AsSpan(0, _at).ToArray();
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        return written;
    }

    public static byte[] QuotedName(string name)
    {
        var text = new StringBuilder();
        Append(text, name);
        return Encoding.UTF8.GetBytes(text.Append(':').ToString());
    }

    private void Quoted(string text)
    {
        if (text.AsSpan().IndexOfAny(EscapedChars) < 0)
        {
            Byte((byte)'"');
            if (Reserve(Encoding.UTF8.GetByteCount(text)))
            {
                _at += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_at));
            }

            Byte((byte)'"');
            return;
        }

        var escaped = new StringBuilder(text.Length + 16);
        Append(escaped, text);
        Bytes(Encoding.UTF8.GetBytes(escaped.ToString()));
    }

    private static void Append(StringBuilder target, string text)
    {
        target.Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => target.Append("\\\""),
                '\\' => target.Append("\\\\"),
                '\n' => target.Append("\\n"),
                '\r' => target.Append("\\r"),
                '\t' => target.Append("\\t"),
                < ' ' => target.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => target.Append(c),
            };
        }

        target.Append('"');
    }

    private void Separate()
    {
        if (_comma)
        {
            Byte((byte)',');
        }
    }

    private void Byte(byte value)
    {
        if (Reserve(1))
        {
            _bytes[_at++] = value;
        }
    }

    private void Bytes(ReadOnlySpan<byte> bytes)
    {
        if (Reserve(bytes.Length))
        {
            bytes.CopyTo(_bytes.AsSpan(_at));
            _at += bytes.Length;
        }
    }

    private bool Reserve(int count) => _at + count <= _room || Grow(count);

    private bool Grow(int count)
    {
        if (_at + (long)count > limit)
        {
            state.Stop($"The outputs are larger than {limit.ToString(CultureInfo.InvariantCulture)} bytes. Split the message, or raise the budget of the interface.");
            return false;
        }

        if (_at + count > _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_at + count, _bytes.Length * 2));
            _bytes.AsSpan(0, _at).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        _room = Math.Min(limit, _bytes.Length);
        return !state.Stopped;
    }
}
