using System.Globalization;
using BatchAi.Core.Metrics;

namespace BatchAi.Core.Tests.Metrics;

/// <summary>Lines as programs print them, and what they tell.</summary>
public sealed class MetricLineTests
{
    [Theory]
    [InlineData("Finished Epoch[ 3 of 40]: [Training] loss = 1.234 * 60000, metric = 4.00% * 60000 5.1s (11764.7 samples/s);", "loss=1.234, metric=4%, samples/s=11764.7")]
    [InlineData("stderr: Finished Epoch[1 of 6]: [Training] loss = 1.221100 * 2000, metric = 42.00% * 2000 2.871s (696.7 samples/s);", "loss=1.2211, metric=42%, samples/s=696.7")]
    [InlineData(" Minibatch[   1- 100]: loss = 0.486512 * 6400, metric = 14.50% * 6400;", "loss=0.486512, metric=14.5%")]
    [InlineData("Finished Evaluation [1]: Minibatch[1-10]: metric = 2.1% * 10000", "test_metric=2.1%")]
    [InlineData("Final Results: Minibatch[1-25]: errs = 4.00% * 500", "test_errs=4%")]
    [InlineData("05/08/2018 12:34:56:  Epoch[ 1 of 300]-Minibatch[   1-  10, 3.12%]: CrossEntropyWithSoftmax = 2.30260849 * 1280; EvalErrorPrediction = 0.90156250 * 1280; time = 0.1234s; samplesPerSecond = 10372.8", "CrossEntropyWithSoftmax=2.30260849, EvalErrorPrediction=0.9015625, samplesPerSecond=10372.8")]
    [InlineData("05/08/2018 12:35:56: Finished Epoch[ 1 of 300]: [Training] CrossEntropyWithSoftmax = 1.5 * 50000; EvalErrorPrediction = 0.5 * 50000; totalSamplesSeen = 50000; learningRatePerSample = 0.015625; epochTime=12.3s", "CrossEntropyWithSoftmax=1.5, EvalErrorPrediction=0.5, learningRatePerSample=0.015625")]
    [InlineData("05/08/2018 12:35:56: Finished Epoch[ 1 of 300]: [Validate] ce = 1.25 * 10000; errs = 43.2% * 10000", "val_ce=1.25, val_errs=43.2%")]
    public void Cntk(string line, string expected) => Check(line, expected);

    [Theory]
    [InlineData("1563/1563 [==============================] - 12s 8ms/step - loss: 0.1234 - acc: 0.9512 - val_loss: 0.2001 - val_acc: 0.9402", "loss=0.1234, acc=0.9512, val_loss=0.2001, val_acc=0.9402")]
    [InlineData("60000/60000 [==============================] - 5s 79us/step - loss: 0.2570 - acc: 0.9222", "loss=0.257, acc=0.9222")]
    [InlineData("1875/1875 ━━━━━━━━━━━━━━━━━━━━ 3s 1ms/step - accuracy: 0.8781 - loss: 0.4326 - dice_coef: 0.25 - my_count: 3", "accuracy=0.8781, loss=0.4326, dice_coef=0.25, my_count=3")]
    [InlineData("1875/1875 - 3s - loss: 0.4326 - accuracy: 0.8781 - 3s/epoch - 2ms/step", "loss=0.4326, accuracy=0.8781")]
    [InlineData(" - 12s - loss: 0.3000 - acc: 0.9000 - val_loss: nan", "loss=0.3, acc=0.9, val_loss=NaN")]
    [InlineData("Test loss: 0.0271", "test_loss=0.0271")]
    [InlineData("Test accuracy: 0.9916", "test_accuracy=0.9916")]
    public void Keras(string line, string expected) => Check(line, expected);

    [Theory]
    [InlineData("Train Epoch: 1 [640/60000 (1%)]\tLoss: 2.300039", "loss=2.300039")]
    [InlineData("Test set: Average loss: 0.0500, Accuracy: 9800/10000 (98%)", "test_loss=0.05, test_accuracy=98%")]
    [InlineData("Epoch: [3][ 10/500]\tTime 0.100 (0.100)\tData 0.010 (0.020)\tLoss 2.3000e+00 (2.4000e+00)\tAcc@1  12.50 ( 10.20)\tAcc@5  30.00 ( 28.10)", "loss=2.3, acc@1=12.5, acc@5=30")]
    [InlineData("Test: [10/196]\tTime 0.3 (0.4)\tLoss 1.1 (1.2)\tPrec@1 71.25 (72.00)", "test_loss=1.1, test_prec@1=71.25")]
    [InlineData(" * Acc@1 76.130 Acc@5 92.862", "test_acc@1=76.13, test_acc@5=92.862")]
    [InlineData("train Loss: 0.5881 Acc: 0.6926", "loss=0.5881, acc=0.6926")]
    [InlineData("val Loss: 0.2187 Acc: 0.9281", "val_loss=0.2187, val_acc=0.9281")]
    [InlineData("Best val Acc: 0.954248", "best_val_acc=0.954248")]
    [InlineData("Epoch [3/10], Step [100/600], Loss: 0.1234", "loss=0.1234")]
    [InlineData("| epoch   1 |   200/ 2983 batches | lr 20.00 | ms/batch 12.34 | loss  7.63 | ppl  2057.21", "lr=20, loss=7.63, ppl=2057.21")]
    [InlineData("Epoch: 3, Train Loss: 0.31, Val Loss: 0.42, Val Acc: 81.5%", "loss=0.31, val_loss=0.42, val_acc=81.5%")]
    [InlineData("{'loss': 0.5432, 'grad_norm': 1.25, 'learning_rate': 4.5e-05, 'epoch': 1.25}", "loss=0.5432, grad_norm=1.25, learning_rate=4.5E-05")]
    [InlineData("{'eval_loss': 0.41, 'eval_runtime': 12.3, 'epoch': 2.0}", "eval_loss=0.41, eval_runtime=12.3")]
    [InlineData("Epoch 1:  45%|████▌     | 45/100 [00:10<00:12,  4.50it/s, loss=0.123, v_num=0]", "loss=0.123")]
    public void PyTorch(string line, string expected) => Check(line, expected);

    [Theory]
    [InlineData("INFO:tensorflow:loss = 0.3, step = 101 (2.1 sec)", "loss=0.3")]
    [InlineData("INFO:tensorflow:global_step/sec: 123.456", "global_step/sec=123.456")]
    [InlineData("INFO:tensorflow:Saving dict for global step 1000: accuracy = 0.97, global_step = 1000, loss = 0.09", "eval_accuracy=0.97, eval_loss=0.09")]
    [InlineData("INFO:tensorflow:Loss for final step: 0.123.", "")]
    [InlineData("step 100, training accuracy 0.98", "accuracy=0.98")]
    [InlineData("test accuracy 0.9915", "test_accuracy=0.9915")]
    [InlineData("2018-05-01 12:00:00.123456: step 100, loss = 4.23 (1234.5 examples/sec; 0.104 sec/batch)", "loss=4.23, examples/s=1234.5")]
    [InlineData("INFO:tensorflow:global step 10: loss = 2.3012 (0.12 sec/step)", "loss=2.3012")]
    [InlineData("100\timages/sec: 345.1 +/- 0.3 (jitter = 2.1)\t2.345", "images/sec=345.1")]
    [InlineData("total images/sec: 12345.67", "images/sec=12345.67")]
    public void TensorFlow(string line, string expected) => Check(line, expected);

    [Theory]
    [InlineData("I0501 12:00:00.123456 12345 solver.cpp:239] Iteration 100 (50 iter/s, 2s/100 iters), loss = 0.204", "loss=0.204")]
    [InlineData("I0501 12:00:00.123456 12345 solver.cpp:414]     Test net output #0: accuracy = 0.9731", "test_accuracy=0.9731")]
    [InlineData("I0501 12:00:00.123456 12345 solver.cpp:414]     Test net output #1: loss = 0.085 (* 1 = 0.085 loss)", "test_loss=0.085")]
    [InlineData("I0501 12:00:00.123456 12345 sgd_solver.cpp:112] Iteration 100, lr = 0.00992565", "lr=0.00992565")]
    [InlineData("INFO:resnet50_trainer:Finished iteration 10/50 of epoch 0 (12.34 images/sec)", "images/s=12.34")]
    [InlineData("INFO:resnet50_trainer:Training loss: 7.2, accuracy: 0.001", "loss=7.2, accuracy=0.001")]
    [InlineData("[10]\ttrain-rmse:0.123\teval-rmse:0.234", "train-rmse=0.123, eval-rmse=0.234")]
    [InlineData("[1,0]<stdout>:Train Epoch: 2 [0/30000 (0%)]\tLoss: 0.25", "loss=0.25")]
    [InlineData("2018-05-01 12:00:00,123 - root - INFO - epoch=3 val_loss=0.25", "val_loss=0.25")]
    [InlineData("[2018-05-01 12:00:00] [INFO] loss=0.25", "loss=0.25")]
    public void OthersAndLogs(string line, string expected) => Check(line, expected);

    [Theory]
    [InlineData("loss=0.25", "loss=0.25")]
    [InlineData("reward=-12.5 fitness=.5", "reward=-12.5, fitness=0.5")]
    [InlineData("epoch=1, loss=1e-3, custom=7", "loss=0.001, custom=7")]
    [InlineData("a=1;b=2", "a=1, b=2")]
    [InlineData("loss=nan acc=-inf", "loss=NaN, acc=-∞")]
    [InlineData("latency=12ms; load=0.5s", "latency=12ms, load=0.5s")]
    [InlineData("{\"epoch\": 3, \"loss\": 0.25, \"note\": \"a } \\\" b\", \"ok\": true, \"sizes\": [1, 2]}", "loss=0.25")]
    [InlineData("{\"metric\": \"accuracy\", \"value\": 0.98}", "accuracy=0.98")]
    [InlineData("{\"step\": 5, \"metrics\": {\"loss\": 0.5}, \"eval\": {\"acc\": 0.7}}", "loss=0.5, eval.acc=0.7")]
    [InlineData("\u001b[32mloss: 0.5\u001b[0m", "loss=0.5")]
    public void PairsAndObjects(string line, string expected) => Check(line, expected);

    [Theory]
    [InlineData("python train.py --lr=0.1 --loss=2 --epochs 10")]
    [InlineData("+ loss=0.1 python3 train.py")]
    [InlineData("Namespace(batch_size=64, epochs=10, lr=0.01, seed=1)")]
    [InlineData("Net(\n  (conv1): Conv2d(1, 10, kernel_size=(5, 5), stride=(1, 1))")]
    [InlineData("BatchNorm2d(64, eps=1e-05, momentum=0.1, affine=True)")]
    [InlineData("OMP_NUM_THREADS=4")]
    [InlineData("AZ_BATCHAI_NUM_GPUS=1")]
    [InlineData("SHLVL=1")]
    [InlineData("export loss=1")]
    [InlineData("batch_size=64")]
    [InlineData("seed = 42")]
    [InlineData("rank=0 world_size=2")]
    [InlineData("hidden = 256")]
    [InlineData("Saving to /data/loss=0.12.ckpt")]
    [InlineData("saved /mnt/out/model-epoch=03-val_loss=0.12.ckpt")]
    [InlineData("GET http://host/a?loss=1&acc=2")]
    [InlineData("The loss is 0.3 and the accuracy 98 was reached")]
    [InlineData("accuracy 98 was reached")]
    [InlineData("error: 404 not found")]
    [InlineData("Error: 5")]
    [InlineData("note: 3 files")]
    [InlineData("2018-05-01 12:00:00 starting at 12:30:11")]
    [InlineData("TensorFlow version 1.8.0")]
    [InlineData("version=1.8.0")]
    [InlineData("Total time: 12.3")]
    [InlineData("Epoch 00003: val_loss improved from 0.12000 to 0.10000, saving model to weights.03-0.10.hdf5")]
    [InlineData("Convolutional network with 1446 parameters")]
    [InlineData("Read 2000 digits from /mounts/data/mnist_cntk/Train-28x28_cntk_text.txt")]
    [InlineData("  File \"train.py\", line 12, in <module>")]
    [InlineData("    loss = criterion(output, target)")]
    [InlineData("if loss == 0.5:")]
    [InlineData("Downloading: 45%|████▌     | 45.0M/100M [00:10<00:12, 4.50MB/s]")]
    [InlineData("{\"time\": 1525176000, \"pid\": 12, \"msg\": \"started\", \"count\": 3}")]
    [InlineData("{\"loss\": 0.5")]
    [InlineData("loss: 0x1f")]
    [InlineData("192.168.0.1:29500 rank=1")]
    [InlineData("|labels 0 1 |features 12:255 13:85")]
    [InlineData("")]
    [InlineData("=")]
    [InlineData("====== 100% ======")]
    [InlineData("=:=:=:loss=")]
    public void WhatIsNoMetric(string line) => Check(line, "");

    [Fact]
    public void AccuracyOfManyDigits_IsWhatParsingGives() => Check("loss = 0.12345678901234567890 , acc=1.7976931348623157e308", "loss=0.12345678901234568, acc=1.7976931348623157E+308");

    private static void Check(string line, string expected)
    {
        var reader = new MetricReader();
        foreach (var part in line.Split('\n')) reader.Add(part);
        Assert.Equal(expected, string.Join(", ", reader.Series.Select(Describe)));
    }

    private static string Describe(MetricSeries series) => $"{series.Name}={series.Last.Value.ToString(CultureInfo.InvariantCulture).Replace("Infinity", "∞", StringComparison.Ordinal)}{series.Unit}";
}
