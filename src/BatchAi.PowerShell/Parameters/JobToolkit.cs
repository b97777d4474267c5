namespace BatchAi;

/// <summary>What runs a job.</summary>
public enum JobToolkit
{
    /// <summary>Any command line, on the first node.</summary>
    Custom,

    /// <summary>Any command line, started by MPI.</summary>
    CustomMpi,

    /// <summary>CNTK: a Python script or a BrainScript configuration.</summary>
    Cntk,

    /// <summary>PyTorch: a Python script.</summary>
    PyTorch,

    /// <summary>TensorFlow: a Python script for master, workers and parameter servers.</summary>
    TensorFlow,

    /// <summary>Caffe: a solver or a Python script.</summary>
    Caffe,

    /// <summary>Caffe2: a Python script.</summary>
    Caffe2,

    /// <summary>Chainer: a Python script, started by MPI.</summary>
    Chainer,

    /// <summary>Horovod: a Python script, started by MPI.</summary>
    Horovod,
}
