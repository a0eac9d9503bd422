using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Bqml.Local.Functions;

/// <summary>FarmHash's 64-bit fingerprint: what FARM_FINGERPRINT returns, and what BigQuery hashes rows and strings with.</summary>
internal static class FarmFingerprint
{
    private const ulong K0 = 0xc3a5c85c97cb3127, K1 = 0xb492b66fbe98f273, K2 = 0x9ae16a3b2f90404f;

    /// <summary>The fingerprint of a string's UTF-8 bytes.</summary>
    public static long Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>The fingerprint of bytes.</summary>
    public static long Of(ReadOnlySpan<byte> bytes) => unchecked((long)Hash(bytes));

    private static ulong Hash(ReadOnlySpan<byte> s) => s.Length switch
    {
        <= 16 => HashUpTo16(s),
        <= 32 => HashUpTo32(s),
        <= 64 => HashUpTo64(s),
        _ => HashLong(s),
    };

    private static ulong HashUpTo16(ReadOnlySpan<byte> s)
    {
        var length = (ulong)s.Length;
        var multiplier = K2 + length * 2;
        if (s.Length >= 8)
        {
            var (a, b) = (Read64(s, 0) + K2, Read64(s, s.Length - 8));
            return Mix(BitOperations.RotateRight(b, 37) * multiplier + a, (BitOperations.RotateRight(a, 25) + b) * multiplier, multiplier);
        }
        if (s.Length >= 4) return Mix(length + ((ulong)Read32(s, 0) << 3), Read32(s, s.Length - 4), multiplier);
        if (s.Length == 0) return K2;
        var y = s[0] + ((uint)s[s.Length >> 1] << 8);
        var z = (uint)s.Length + ((uint)s[^1] << 2);
        return ShiftMix(y * K2 ^ z * K0) * K2;
    }

    private static ulong HashUpTo32(ReadOnlySpan<byte> s)
    {
        var multiplier = K2 + (ulong)s.Length * 2;
        var (a, b) = (Read64(s, 0) * K1, Read64(s, 8));
        var (c, d) = (Read64(s, s.Length - 8) * multiplier, Read64(s, s.Length - 16) * K2);
        return Mix(
            BitOperations.RotateRight(a + b, 43) + BitOperations.RotateRight(c, 30) + d,
            a + BitOperations.RotateRight(b + K2, 18) + c,
            multiplier);
    }

    private static ulong HashUpTo64(ReadOnlySpan<byte> s)
    {
        var multiplier = K2 + (ulong)s.Length * 2;
        var (a, b) = (Read64(s, 0) * K2, Read64(s, 8));
        var (c, d) = (Read64(s, s.Length - 8) * multiplier, Read64(s, s.Length - 16) * K2);
        var y = BitOperations.RotateRight(a + b, 43) + BitOperations.RotateRight(c, 30) + d;
        var z = Mix(y, a + BitOperations.RotateRight(b + K2, 18) + c, multiplier);
        var (e, f) = (Read64(s, 16) * multiplier, Read64(s, 24));
        var (g, h) = ((y + Read64(s, s.Length - 32)) * multiplier, (z + Read64(s, s.Length - 24)) * multiplier);
        return Mix(
            BitOperations.RotateRight(e + f, 43) + BitOperations.RotateRight(g, 30) + h,
            e + BitOperations.RotateRight(f + a, 18) + g,
            multiplier);
    }

    private static ulong HashLong(ReadOnlySpan<byte> s)
    {
        ulong seed = 81;
        var y = seed * K1 + 113;
        var z = ShiftMix(y * K2 + 113) * K2;
        (ulong First, ulong Second) v = default, w = default;
        var x = seed * K2 + Read64(s, 0);
        var end = (s.Length - 1) / 64 * 64;
        for (var at = 0; at != end; at += 64) Round(s, at, K1, 1);
        var multiplier = K1 + ((z & 0xff) << 1);
        w.First += (ulong)((s.Length - 1) & 63);
        v.First += w.First;
        w.First += v.First;
        Round(s, s.Length - 64, multiplier, 9);
        return Mix(
            Mix(v.First, w.First, multiplier) + ShiftMix(y) * K0 + z,
            Mix(v.Second, w.Second, multiplier) + x,
            multiplier);

        void Round(ReadOnlySpan<byte> bytes, int at, ulong factor, ulong weight)
        {
            x = BitOperations.RotateRight(x + y + v.First + Read64(bytes, at + 8), 37) * factor;
            y = BitOperations.RotateRight(y + v.Second + Read64(bytes, at + 48), 42) * factor;
            x ^= w.Second * weight;
            y += v.First * weight + Read64(bytes, at + 40);
            z = BitOperations.RotateRight(z + w.First, 33) * factor;
            v = Weak(bytes, at, v.Second * factor, x + w.First);
            w = Weak(bytes, at + 32, z + w.Second, y + Read64(bytes, at + 16));
            (z, x) = (x, z);
        }
    }

    private static (ulong, ulong) Weak(ReadOnlySpan<byte> s, int at, ulong a, ulong b)
    {
        var (w, x, y, z) = (Read64(s, at), Read64(s, at + 8), Read64(s, at + 16), Read64(s, at + 24));
        a += w;
        b = BitOperations.RotateRight(b + a + z, 21);
        var c = a;
        a += x + y;
        b += BitOperations.RotateRight(a, 44);
        return (a + z, b + c);
    }

    private static ulong Mix(ulong u, ulong v, ulong multiplier)
    {
        var a = ShiftMix((u ^ v) * multiplier);
        return ShiftMix((v ^ a) * multiplier) * multiplier;
    }

    private static ulong ShiftMix(ulong value) => value ^ (value >> 47);

    private static ulong Read64(ReadOnlySpan<byte> s, int at) => BinaryPrimitives.ReadUInt64LittleEndian(s[at..]);

    private static uint Read32(ReadOnlySpan<byte> s, int at) => BinaryPrimitives.ReadUInt32LittleEndian(s[at..]);
}
